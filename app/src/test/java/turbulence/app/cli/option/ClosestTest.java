package turbulence.app.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {
  @ParameterizedTest
  @CsvSource({"run,run,0", "rnu,run,1", "run,ruin,1", "ran,run,1", "rum,,3", "abc,acb,1"})
  void distance_counts_changes(String from, String to, int expected) {
    assertThat(Closest.distance(from, to == null ? "" : to)).isEqualTo(expected);
  }

  @Test
  void only_near_words_are_meant() {
    List<String> words = List.of("validate", "discover", "run");
    assertThat(Closest.to("valdiate", words)).isEqualTo("validate");
    assertThat(Closest.to("disc", words)).isEqualTo("discover");
    assertThat(Closest.to("frobnicate", words)).isNull();
    assertThat(Closest.to("", words)).isNull();
  }
}
