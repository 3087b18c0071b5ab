package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.model.Limits;

class LimitsTest {
  private static final String HIT_DNS = hit("hit dns", "pod kube-system/coredns-1");
  private static final String HIT_WEB = hit("hit web", "pod shop/web-1', 'pod shop/web-2");

  @TempDir Path home;

  @Test
  void a_step_that_would_go_too_far_is_a_failed_action_and_the_run_goes_on() {
    Played played = Played.in(home).play(experiment("", "[" + HIT_DNS + ", " + HIT_WEB + "]"));
    assertThat(played.ending()).isEqualTo("failed");
    assertThat(played.activities("run")).containsExactly("hit dns failed", "hit web succeeded");
    assertThat(played.lines)
        .contains(
            "ERROR   => failed: 'hit dns' is not done, because it would hit pod"
                + " kube-system/coredns-1: namespace kube-system is protected unless somebody says"
                + " otherwise, since the cluster itself depends on it; --unprotect kube-system"
                + " lifts that, or runtime.limits.unprotect in the experiment");
  }

  @Test
  void rollbacks_know_no_limits() {
    Played played =
        Played.in(home)
            .play(
                experiment(
                    "'runtime': {'limits': {'targets': 1, 'total': 0, 'protect': ['shop']}},"
                        + " 'rollbacks': ["
                        + HIT_DNS
                        + ", "
                        + HIT_WEB
                        + "],",
                    "[]"));
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(played.activities("rollbacks"))
        .containsExactly("hit dns succeeded", "hit web succeeded");
  }

  @Test
  void an_experiment_lifts_what_is_protected_by_default() {
    String lifting = "'runtime': {'limits': {'unprotect': ['kube-system']}},";
    assertThat(Played.in(home).play(experiment(lifting, "[" + HIT_DNS + "]")).ending())
        .isEqualTo("completed");
    assertThat(
            Played.in(home, "{'runtime': {'limits': {'protect': ['kube-system']}}}")
                .play(experiment(lifting, "[" + HIT_DNS + "]"))
                .ending())
        .isEqualTo("failed");
  }

  @Test
  void the_command_line_counts_too() {
    String method = experiment("'runtime': {'limits': {'targets': 9}},", "[" + HIT_WEB + "]");
    assertThat(Played.in(home).play(method).ending()).isEqualTo("completed");
    Played limited =
        Played.in(home).play(method, Played.limits(new Limits(1, null, List.of(), List.of())));
    assertThat(limited.ending()).isEqualTo("failed");
    assertThat(String.join("\n", limited.lines)).contains("at most 1 (--max-targets)");
  }

  @Test
  void limits_of_the_settings_hold_although_the_experiment_has_a_runtime_of_its_own() {
    Played played =
        Played.in(home, "{'runtime': {'limits': {'total': 1}}}")
            .play(experiment("'runtime': {'limits': {'total': 5}},", "[" + HIT_WEB + "]"));
    assertThat(played.ending()).isEqualTo("failed");
  }

  @Test
  void wrong_limits_in_the_settings_keep_anything_from_being_hit() {
    Played played =
        Played.in(home, "{'runtime': {'limits': {'targets': 'few'}}}")
            .play(experiment("", "[" + HIT_WEB + "]"));
    assertThat(played.result().journal()).isNull();
    assertThat(played.lines)
        .contains(
            "ERROR settings.runtime.limits.targets must be a whole number of at least 0, not"
                + " \"few\"");
  }

  private static String experiment(String more, String method) {
    return "{'title': 'T', 'description': 'D', " + more + " 'method': " + method + "}";
  }

  private static String hit(String name, String targets) {
    return "{'type': 'action', 'name': '"
        + name
        + "', 'provider': {'type': 'python', 'module': 'play.actions', 'func': 'hit', 'arguments':"
        + " {'targets': ['"
        + targets
        + "']}}}";
  }
}
