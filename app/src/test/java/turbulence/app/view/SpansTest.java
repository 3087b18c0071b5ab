package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "0.04, 0.0 s",
    "0.25, 0.3 s",
    "59.94, 59.9 s",
    "59.96, 1 min 0 s",
    "3599, 59 min 59 s",
    "7500, 2 h 5 min"
  })
  void spans_are_said_as_people_say_them(double seconds, String words) {
    assertThat(Spans.of(seconds)).isEqualTo(words);
  }
}
