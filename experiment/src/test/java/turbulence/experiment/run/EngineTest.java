package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.model.Dry;
import turbulence.json.Json;

class EngineTest {
  @TempDir Path home;

  @Test
  void a_failed_action_fails_the_run_after_the_rest_was_played() {
    Played played = Played.in(home).play(method(fail("a", ""), wait("b", 1)));
    assertThat(played.ending()).isEqualTo("failed");
    assertThat(played.activities("run")).containsExactly("a failed", "b succeeded");
  }

  @Test
  void a_failed_action_may_end_the_method_or_be_harmless() {
    Played stopped = Played.in(home).play(method(fail("a", "'on_failure': 'stop',"), wait("b", 1)));
    assertThat(stopped.ending()).isEqualTo("failed");
    assertThat(stopped.activities("run")).containsExactly("a failed");
    Played harmless =
        Played.in(home).play(method(fail("a", "'on_failure': 'continue',"), wait("b", 1)));
    assertThat(harmless.ending()).isEqualTo("completed");
  }

  @Test
  void a_bug_in_a_step_is_a_failed_activity_with_its_trace() {
    Played played = Played.in(home).play(method(step("action", "a", "break", "{}", "")));
    assertThat(played.ending()).isEqualTo("failed");
    assertThat(played.entry("run", 0).array("exception").get(0).toString())
        .contains("a bug in a step");
  }

  @Test
  void an_activity_ends_at_its_timeout() {
    Played played =
        Played.in(home).play(method(step("action", "a", "wait", "{'time': 60}", "'timeout': 2,")));
    assertThat(played.activities("run")).containsExactly("a failed");
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(played.lines)
        .contains("ERROR   => failed: activity took too long to complete: more than 2.0s");
  }

  @Test
  void pauses_before_and_after_take_their_time() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step(
                        "action",
                        "a",
                        "wait",
                        "{'time': 1}",
                        "'pauses': {'before': 2, 'after': 0.5},")));
    assertThat(played.elapsed()).isEqualTo(Duration.ofMillis(3_500));
    assertThat(played.lines)
        .contains(
            "INFO Pausing before next activity for 2s...",
            "INFO Pausing after activity for 0.5s...");
  }

  @Test
  void background_activities_run_beside_the_others_and_are_waited_for() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step("action", "bg", "wait", "{'time': 10}", "'background': true,"),
                    wait("a", 3)));
    assertThat(played.activities("run")).containsExactlyInAnyOrder("bg succeeded", "a succeeded");
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_probe_is_asked_again_until_its_answer_is_as_wanted() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step(
                        "probe",
                        "p",
                        "count",
                        "{}",
                        "'retry': {'until': {'type': 'range', 'range': [4, 100]}, 'every': '2s',"
                            + " 'for': '30s'},")));
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(played.entry("run", 0).get("output")).isEqualTo(Json.of(4));
    assertThat(played.entry("run", 0).get("attempts")).isEqualTo(Json.of(3));
  }

  @Test
  void a_probe_that_never_answers_as_wanted_deviates_the_run() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step(
                        "probe",
                        "p",
                        "answer",
                        "{'value': 1}",
                        "'retry': {'until': 2, 'every': '1s', 'for': '3s'},")));
    assertThat(played.ending()).isEqualTo("completed deviated");
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(3));
    assertThat(played.entry("run", 0).text("tolerance_missed"))
        .contains("after 4 attempts: expected 2, got 1");
  }

  @Test
  void a_missed_tolerance_in_the_method_deviates_and_the_method_goes_on() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step("probe", "p", "answer", "{'value': 1}", "'tolerance': 2,"), wait("b", 1)));
    assertThat(played.ending()).isEqualTo("completed deviated");
    assertThat(played.activities("run")).containsExactly("p succeeded", "b succeeded");
  }

  @Test
  void each_call_of_a_deprecated_step_says_so() {
    String warning =
        "WARNING answer_once function is DEPRECATED and will be removed in the next        "
            + " releases, please use answer instead";
    String old = step("probe", "p", "answer_once", "{'value': 1}", "");
    Played played = Played.in(home).play(method(old, old));
    assertThat(played.activities("run")).containsExactly("p succeeded", "p succeeded");
    assertThat(played.lines).filteredOn(warning::equals).hasSize(2);
    assertThat(played.result().problems().getFirst().toString())
        .contains("is deprecated in Chaos Toolkit; use 'play.probes:answer'");
    Played other = Played.in(home).play(method(step("probe", "p", "answer", "{'value': 1}", "")));
    assertThat(other.lines).noneMatch(line -> line.contains("DEPRECATED"));
  }

  @Test
  void an_activity_may_use_what_an_earlier_one_gave() {
    Played played =
        Played.in(home)
            .play(
                method(
                    step("probe", "first one", "answer", "{'value': {'a': [7]}}", ""),
                    step(
                        "probe",
                        "p",
                        "answer",
                        "{'value': '${outputs[first].a[0]}'}"
                            .replace("first", "\\u0022first one\\u0022"),
                        "")));
    assertThat(played.entry("run", 1).get("output")).isEqualTo(Json.of(7));
  }

  @Test
  void a_gate_that_misses_skips_the_method_and_plays_the_rollbacks() {
    Played played =
        Played.in(home)
            .play(
                "{'title': 'T', 'description': 'D', 'steady-state-hypothesis': {'title': 'H',"
                    + " 'probes': ["
                    + step("probe", "p", "answer", "{'value': 1}", "'tolerance': 2,")
                    + "]}, 'method': ["
                    + wait("a", 1)
                    + "], 'rollbacks': ["
                    + wait("undo", 1)
                    + "]}");
    assertThat(played.ending()).isEqualTo("failed");
    assertThat(played.activities("run")).isEmpty();
    assertThat(played.activities("rollbacks")).containsExactly("undo succeeded");
  }

  @Test
  void rollbacks_are_played_after_an_interruption_and_cannot_hide_it() {
    Played played = Played.in(home);
    played.engine.now(Stop.Reason.KEYBOARD);
    played.play(
        "{'title': 'T', 'description': 'D', 'method': ["
            + wait("a", 100)
            + "], 'rollbacks': ["
            + wait("undo", 1)
            + "]}");
    assertThat(played.ending()).isEqualTo("interrupted");
    assertThat(played.activities("rollbacks")).containsExactly("undo succeeded");
    assertThat(played.lines).contains("WARNING Received a termination signal (Ctrl-C)...");
  }

  @Test
  void the_hypothesis_is_checked_again_until_the_system_is_steady() {
    Played played =
        Played.in(home)
            .play(
                "{'title': 'T', 'description': 'D', 'steady-state-hypothesis': {'title': 'H',"
                    + " 'probes': ["
                    + step(
                        "probe",
                        "p",
                        "count",
                        "{}",
                        "'tolerance': {'type': 'regex', 'pattern': 'x'},")
                    + "]}, 'method': [], 'rollbacks': ["
                    + wait("undo", 1)
                    + "], 'runtime': {'hypothesis': {'strategy': 'after-method-only'}}}");
    assertThat(played.ending()).isEqualTo("completed deviated");
    assertThat(played.journal().object("steady_states").object("restored").get("steady_state_met"))
        .isEqualTo(Json.of(false));
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void continuous_checks_that_miss_deviate_the_run() {
    Played played =
        Played.in(home)
            .play(
                "{'title': 'T', 'description': 'D', 'steady-state-hypothesis': {'title': 'H',"
                    + " 'probes': ["
                    + step(
                        "probe",
                        "p",
                        "count",
                        "{}",
                        "'tolerance': {'type': 'range', 'range': [0, 2]},")
                    + "]}, 'method': ["
                    + step("action", "a", "wait", "{'time': 4.5}", "")
                    + "], 'runtime': {'hypothesis': {'strategy': 'during-method-only'}}}");
    assertThat(played.ending()).isEqualTo("completed deviated");
    assertThat(played.journal().object("steady_states").array("during").size()).isEqualTo(5);
  }

  @Test
  void dry_activities_are_journaled_and_not_played() {
    Played played = Played.in(home).play(method(fail("a", "")), Played.dry(Dry.ACTIONS));
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(played.activities("run")).containsExactly("a succeeded");
  }

  @Test
  void an_experiment_with_problems_is_not_played_at_all() {
    Played played = Played.in(home).play("{'title': 'T', 'method': [{'type': 'x'}]}");
    assertThat(played.result().journal()).isNull();
    assertThat(played.lines)
        .contains(
            "ERROR exp.json:1  needs a description",
            "ERROR exp.json:1  method[0].type must be probe or action, not 'x'");
  }

  private static String method(String... activities) {
    return "{'title': 'T', 'description': 'D', 'method': [" + String.join(", ", activities) + "]}";
  }

  private static String fail(String name, String more) {
    return step("action", name, "fail", "{}", more);
  }

  private static String wait(String name, int seconds) {
    return step("action", name, "wait", "{'time': " + seconds + "}", "");
  }

  private static String step(
      String type, String name, String function, String arguments, String more) {
    return "{'type': '"
        + type
        + "', 'name': '"
        + name
        + "', "
        + more
        + " 'provider': {'type': 'python', 'module': 'play."
        + type
        + "s', 'func': '"
        + function
        + "', 'arguments': "
        + arguments
        + "}}";
  }
}
