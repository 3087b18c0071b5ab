package turbulence.faults.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;

class ShouldBeFoundInLogsTest {
  private static Json found(String arguments) throws Exception {
    return Stage.step(ShouldBeFoundInLogs.class, "{" + arguments + "}")
        .observe(new TestScope().real());
  }

  @Test
  void a_pattern_is_found_in_the_log_of_every_pod_or_of_one() throws Exception {
    String logs = "\"value\": {\"a\": \"one\\nhello 12\", \"b\": \"bye\"}, \"pattern\": ";
    assertThat(found(logs + "\"hel+o \\\\d\"")).isEqualTo(Json.of(false));
    assertThat(found(logs + "\"hel+o\", \"all_containers\": false")).isEqualTo(Json.of(true));
    assertThat(found(logs + "\"e\"")).isEqualTo(Json.of(true));
    assertThat(found(logs + "\"x\", \"all_containers\": false")).isEqualTo(Json.of(false));
  }

  @Test
  void without_logs_there_is_nothing_to_judge() {
    for (String nothing : new String[] {"", ", \"value\": {}", ", \"value\": null"}) {
      assertThatThrownBy(() -> found("\"pattern\": \"x\"" + nothing))
          .isInstanceOf(ActivityFailed.class)
          .hasMessage("no logs to search from");
    }
  }

  @Test
  void a_pattern_that_is_none_is_refused() {
    assertThatThrownBy(() -> found("\"pattern\": \"(\", \"value\": {\"a\": \"b\"}"))
        .hasMessageStartingWith("pattern '(' is invalid: ");
  }
}
