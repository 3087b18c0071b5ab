package turbulence.simulator.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the reader of the text format.
class ExposedTest {
  @Test
  void lines_have_a_series_a_value_and_perhaps_a_time() throws Exception {
    Exposed exposed =
        Exposed.read(
            """
            # HELP up Whether it is \\\\ up\\nor not
            # TYPE up gauge
            # a comment
            up 1
            up{a="b"} 2.5e3 1700000000000

            up{a="x\\"y\\\\z\\n}",c="",} +Inf
            {"other", le="5"} NaN
            # EOF
            """);
    assertThat(exposed.lines()).hasSize(4);
    assertThat(exposed.families().get("up"))
        .isEqualTo(new Exposed.Family("gauge", "Whether it is \\ up\nor not"));
    assertThat(exposed.lines().get(0)).isEqualTo(new Line("up", 1, -1));
    assertThat(exposed.lines().get(1)).isEqualTo(new Line("up{a=\"b\"}", 2500, 1_700_000_000_000L));
    assertThat(Line.labels(exposed.lines().get(2).series()))
        .isEqualTo(Map.of("__name__", "up", "a", "x\"y\\z\n}", "c", ""));
    assertThat(Line.labels(exposed.lines().get(3).series()))
        .isEqualTo(Map.of("__name__", "other", "le", "5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"up", "up one", "simulated web", "up 1 2 3", "up 1 x", "up{a=\"b\" 1", "<html>"})
  void what_is_no_line_is_refused(String line) {
    assertThatThrownBy(() -> Exposed.read(line + "\n")).isInstanceOf(Line.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up{a}", "up{=\"b\"}", "up{a=b}", "{}", "{a=\"b\"}", "up{a=\"b\",,}"})
  void a_series_that_is_none_is_refused(String series) {
    assertThatThrownBy(() -> Line.labels(series)).isInstanceOf(Line.Malformed.class);
  }

  @Test
  void damaged_text_is_read_or_refused() {
    Random random = new Random(9);
    String good = "# TYPE a counter\na{b=\"c\\n\",d=\"e\"} 1.5 99\nf 2\n";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int hits = 0; hits < 3; hits++) {
        text.setCharAt(random.nextInt(text.length()), "{}\",= \\\nx1#".charAt(random.nextInt(11)));
      }
      try {
        for (Line line : Exposed.read(text.toString()).lines()) {
          assertThat(Line.labels(line.series())).isNotEmpty();
        }
      } catch (Line.Malformed e) {
        assertThat(e.reason()).isNotEmpty();
      }
    }
  }
}
