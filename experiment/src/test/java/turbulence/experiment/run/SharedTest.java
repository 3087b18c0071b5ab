package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTest {
  private static final String ON =
      "{'type': 'action', 'name': 'on', 'provider': {'type': 'python', 'module': 'play.actions',"
          + " 'func': 'turn', 'arguments': {'on': true, 'undone': true}}}";
  private static final String STOP =
      "{'type': 'action', 'name': 'stop', 'provider': {'type': 'python', 'module':"
          + " 'chaoslib.exit', 'func': 'exit_gracefully', 'arguments': {}}}";

  @TempDir Path home;

  @Test
  void what_steps_share_serves_restoring_and_is_closed_then() {
    assertThat(play(ON).fake.printed().lines())
        .containsExactly("on 0", "look 0", "off 0", "look 0", "closed 0");
  }

  @Test
  void it_does_so_after_an_interruption_too() {
    Played played = play(ON + ", " + STOP);
    assertThat(played.ending()).isEqualTo("interrupted");
    assertThat(played.fake.printed().lines()).containsExactly("on 0", "off 0", "closed 0");
  }

  @Test
  void one_run_does_not_see_what_another_has_shared() {
    Played played = play(ON);
    played.play(experiment(ON));
    assertThat(played.fake.printed().lines().filter("closed 0"::equals)).hasSize(2);
  }

  private Played play(String method) {
    return Played.in(home).play(experiment(method));
  }

  private static String experiment(String method) {
    return "{'title': 'T', 'description': 'D', 'method': [" + method + "]}";
  }
}
