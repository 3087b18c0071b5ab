package turbulence.simulator.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
  @ParameterizedTest
  @CsvSource({
    "PT-2S,<invalid>,<invalid>",
    "PT-1.999S,0s,0s",
    "PT-0.5S,0s,0s",
    "PT0S,0s,0s",
    "PT1.9S,1s,1s",
    "PT59S,59s,59s",
    "PT119S,119s,1m",
    "PT2M,2m,2m",
    "PT2M1S,2m1s,2m",
    "PT9M59S,9m59s,9m",
    "PT10M30S,10m,10m",
    "PT2H59M,179m,2h",
    "PT3H,3h,3h",
    "PT3H10M5S,3h10m,3h",
    "PT7H59M,7h59m,7h",
    "PT8H30M,8h,8h",
    "PT47H59M,47h,1d",
    "P2D,2d,2d",
    "P2DT5H,2d5h,2d",
    "P7DT23H,7d23h,7d",
    "P8DT5H,8d,8d",
    "P729D,729d,1y",
    "P730D,2y,2y",
    "P735D,2y5d,2y",
    "P2919D,7y364d,7y",
    "P2920D,8y,8y",
    "P4000D,10y,10y"
  })
  void durations_are_shown_in_few_figures(Duration duration, String human, String brief) {
    assertThat(Ages.human(duration)).isEqualTo(human);
    assertThat(Ages.brief(duration)).isEqualTo(brief);
  }

  @Test
  void a_time_may_be_missing_or_wrong() {
    Instant now = Instant.parse("2026-11-21T06:15:50.5Z");
    assertThat(Ages.since("2026-11-21T06:15:48Z", now)).isEqualTo("2s");
    assertThat(Ages.since("2026-11-21T06:15:48.123456Z", now)).isEqualTo("2s");
    assertThat(Ages.since("", now)).isEqualTo("<unknown>");
    assertThat(Ages.since("yesterday", now)).isEqualTo("<invalid>");
  }
}
