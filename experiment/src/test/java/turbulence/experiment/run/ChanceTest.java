package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class ChanceTest {
  private static final String ONE = control("one");
  private static final String OTHER = control("other");

  @TempDir Path home;

  @Test
  void what_a_control_draws_does_not_depend_on_other_controls_and_activities() {
    List<Json> alone = thrown(ONE, wait("a", 1, false) + ", " + wait("b", 1, false));
    assertThat(alone).doesNotHaveDuplicates();
    assertThat(thrown(OTHER + ", " + ONE, wait("a", 3, true) + ", " + wait("b", 1, false)))
        .containsExactlyElementsOf(alone);
    assertThat(thrown(ONE, wait("b", 1, false) + ", " + wait("a", 1, false)))
        .containsExactlyElementsOf(alone.reversed());
  }

  @Test
  void the_journal_tells_the_seed() {
    Played played = Played.in(home).play(experiment("", wait("a", 1, false)));
    assertThat(played.journal().get("seed")).isEqualTo(Json.of(7));
  }

  private List<Json> thrown(String controls, String method) {
    Played played = Played.in(home).play(experiment(controls, method));
    List<Json> thrown = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      thrown.add(played.entry("run", i).get("one"));
    }
    assertThat(thrown).doesNotContainNull();
    return thrown;
  }

  private static String experiment(String controls, String method) {
    return "{'title': 'T', 'description': 'D', 'controls': ["
        + controls
        + "], 'method': ["
        + method
        + "]}";
  }

  private static String control(String name) {
    return "{'name': '"
        + name
        + "', 'provider': {'type': 'python', 'module': 'play.throwing', 'arguments':"
        + " {'key': '"
        + name
        + "'}}}";
  }

  private static String wait(String name, int seconds, boolean background) {
    return "{'type': 'action', 'name': '"
        + name
        + "', 'background': "
        + background
        + ", 'provider': {'type': 'python', 'module': 'play.actions', 'func': 'wait',"
        + " 'arguments': {'time': "
        + seconds
        + "}}}";
  }
}
