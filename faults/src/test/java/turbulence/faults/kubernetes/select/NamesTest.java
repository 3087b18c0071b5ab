package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void a_name_fits_the_list_and_the_pattern() throws Exception {
    assertThat(Names.ANY.fit().isFor("web-1")).isTrue();
    assertThat(new Names(List.of("web-1", "web-2"), null).fit().isFor("web-1")).isTrue();
    assertThat(new Names(List.of("web-1", "web-2"), null).fit().isFor("web-3")).isFalse();
    assertThat(new Names(null, "b-[13]$").fit().isFor("web-3")).isTrue();
    assertThat(new Names(null, "^b-[13]$").fit().isFor("web-3")).isFalse();
    assertThat(new Names(List.of("web-1", "web-2"), "1").fit().isFor("web-1")).isTrue();
    assertThat(new Names(List.of("web-1", "web-2"), "1").fit().isFor("web-2")).isFalse();
  }

  @Test
  void an_empty_one_does_not_mean_any() {
    assertThatThrownBy(() -> new Names(List.of(), null))
        .hasMessage("names is empty; leave it out to mean any");
    assertThatThrownBy(() -> new Names(List.of("web-1", " "), null))
        .hasMessage("names[1] is empty");
    assertThatThrownBy(() -> new Names(null, ""))
        .hasMessage("name_pattern is empty; leave it out to mean any");
    assertThatThrownBy(() -> new Names(null, "web-["))
        .hasMessage("name_pattern 'web-[' is invalid: unterminated character set at position 4.");
  }
}
