package turbulence.simulator.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1000m,1",
    "0.5,500m",
    "1500m,1500m",
    "5000,5k",
    "5k,5k",
    "0,0",
    "0m,0",
    "100,100",
    "1e3,1e3",
    "1E3,1e3",
    "1E,1E",
    "1024Mi,1Gi",
    "1.5Gi,1536Mi",
    "1000Ki,1000Ki",
    "512,512",
    "0.1Ki,102400m",
    "1Ki,1Ki",
    "1024,1024",
    "-5,-5",
    "+3,3",
    "00100,100",
    "1.0,1",
    "100000m,100",
    "2048Ki,2Mi",
    ".5,500m",
    "5.,5",
    "1n,1n",
    "0.0000000001,1n",
    "12e-1,1200e-3",
    "999Ki,999Ki",
    "0.5Gi,512Mi",
    "9999999999999999999999,9223372036854775807",
    "250m,250m",
    "64Mi,64Mi"
  })
  void an_amount_is_written_as_a_server_writes_it(String text, String canonical) {
    assertThat(Quantity.canonical(text)).isEqualTo(canonical);
    assertThat(Quantity.canonical(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1x", "1.2.3", "1Zi", "e3", "1ee3", "--1", "1e99999", ".", "1 Gi"})
  void what_says_no_amount_is_none(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
    assertThat(Quantity.canonical(text)).isEqualTo(text);
  }

  @Test
  void amounts_are_compared_and_added_however_they_are_written() {
    assertThat(Quantity.of("1Gi")).isGreaterThan(Quantity.of("1G"));
    assertThat(Quantity.of("1000m")).isEqualByComparingTo(Quantity.of("1"));
    assertThat(Quantity.of("64Mi").plus(Quantity.of("64Mi"))).hasToString("128Mi");
    assertThat(Quantity.ZERO.plus(Quantity.of("1Gi"))).hasToString("1Gi");
    assertThat(Quantity.of("1").minus(Quantity.of("250m"))).hasToString("750m");
    assertThat(Quantity.of("0.1m").milli()).isEqualTo(1);
    assertThat(Quantity.of("1500m").units()).isEqualTo(2);
  }
}
