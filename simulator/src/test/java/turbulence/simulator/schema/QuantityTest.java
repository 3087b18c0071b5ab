package turbulence.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0m,0",
    "5,5",
    "100m,100m",
    "1000m,1",
    "1500m,1500m",
    "0.5,500m",
    "1.5,1500m",
    "2000,2k",
    "1024Mi,1Gi",
    "1000Mi,1000Mi",
    "64Mi,64Mi",
    "1Ki,1Ki",
    "0.5Gi,512Mi",
    "100,100",
    "1e3,1e3",
    "1500,1500",
    "1k,1k",
    "1000k,1M",
    "+5,5",
    "-1,-1",
    ".5,500m",
    "1E,1E",
    "1e2,100",
    "1.5Gi,1536Mi",
    "0.0000000001,1n",
    "12345678901234567890,12345678901234567890",
    "128974848,128974848",
  })
  void texts_get_the_form_in_which_a_server_gives_them_back(String given, String usual)
      throws Quantity.Malformed {
    assertThat(Quantity.usual(given)).isEqualTo(usual);
    assertThat(Quantity.usual(usual)).isEqualTo(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1 Gi", "1..2", "1Gi2x", "{}"})
  void what_is_no_number_is_refused(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(Quantity.Malformed.class)
        .hasMessageStartingWith("quantities must match the regular expression '^([+-]?[0-9.]+)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1GiB", "1K", "1mm", "5e", "--1", "1e99999"})
  void unknown_suffixes_are_refused(String text) {
    assertThatThrownBy(() -> Quantity.parse(text)).isInstanceOf(Quantity.Malformed.class);
  }
}
