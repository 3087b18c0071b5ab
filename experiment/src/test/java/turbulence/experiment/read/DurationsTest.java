package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.Json;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "1s,1000", "1.5s,1500", "2m,120000", "1h,3600000", "3,3000"})
  void a_time_is_a_number_and_its_unit(String written, long millis) {
    assertThat(Durations.parse(Json.of(written))).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void a_bare_number_counts_seconds() {
    assertThat(Durations.parse(Json.of(0.25))).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "1d", "1e999999999s", "one second", "1 000s"})
  void what_is_no_time_gives_none(String written) {
    assertThat(Durations.parse(Json.of(written))).isNull();
  }

  @Test
  void numbers_that_no_clock_knows_give_none() {
    assertThat(Durations.parse(Json.of(Double.NaN))).isNull();
    assertThat(Durations.parse(Json.of(-0.1))).isNull();
    assertThat(Durations.parse(Json.of(1e300))).isNull();
  }
}
