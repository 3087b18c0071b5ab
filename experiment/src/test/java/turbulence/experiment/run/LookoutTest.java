package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.model.Dry;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

@Timeout(20)
class LookoutTest {
  @TempDir Path home;

  @Test
  void a_short_run_looks_once_after_everything_else() {
    Played played = play(turn("", 0));
    assertThat(printed(played)).containsExactly("on 0", "look 0", "closed 0");
    assertThat(evidence(played))
        .isEqualTo(
            JsonObject.of("what", "the switch is on", "seen", "2026-01-01T00:00:00+00:00")
                .with("after", Json.of(0.0)));
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void what_stays_is_looked_for_until_it_is_seen() {
    Played played = play(turn("'passing': false, 'shows': 1.5,", 10));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "look 1250", "look 2250", "closed 10000");
    assertThat(evidence(played).get("after")).isEqualTo(Json.of(2.25));
    assertThat(played.lines).contains("INFO 'turn' is in effect: the switch is on");
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void what_is_to_pass_is_watched_until_the_method_ends() {
    Played played = play(turn("", 5));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "look 2250", "look 4250", "closed 5000");
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void what_nobody_has_seen_is_not_observed() {
    Played played = play(turn("'shows': 60,", 1));
    assertThat(printed(played)).containsExactly("on 0", "look 250", "look 1000", "closed 1000");
    assertThat(evidence(played))
        .isEqualTo(JsonObject.of("what", "the switch is on", "seen", "not observed"));
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void a_fault_that_somebody_else_puts_back_is_lost_and_fails_the_run() {
    Played played = play(turn("'lasts': 3, 'by': 'kubectl-edit',", 10));
    assertThat(played.ending()).isEqualTo("failed");
    assertThat(evidence(played).get("lost"))
        .isEqualTo(JsonObject.of("at", "2026-01-01T00:00:04.250000+00:00", "by", "kubectl-edit"));
    assertThat(evidence(played).text("gone")).contains("2026-01-01T00:00:04.250000+00:00");
    assertThat(played.lines)
        .contains(
            "WARNING The fault of 'turn' was lost before the run put it back: since"
                + " 2026-01-01T00:00:04.250000+00:00 it is not so any more that the switch is on;"
                + " changed by kubectl-edit");
    assertThat(printed(played)).endsWith("look 4250", "closed 10000");
  }

  @ParameterizedTest
  @CsvSource({
    "{}, '', failed",
    "{}, 'on_lost_fault: continue', completed",
    "{on_lost_fault: continue}, '', completed",
    "{on_lost_fault: continue}, 'on_lost_fault: fail', failed"
  })
  void whether_a_lost_fault_matters_can_be_said(String settings, String own, String ending) {
    Played played =
        Played.in(home, "{'runtime': " + quoted(settings) + "}")
            .play(
                experiment(
                    turn("'lasts': 3,", 10) + "]",
                    own.isEmpty() ? "" : ", 'runtime': {" + quoted(own) + "}"));
    assertThat(played.ending()).isEqualTo(ending);
    assertThat(evidence(played).object("lost").has("by")).isTrue();
    assertThat(String.join("\n", played.lines)).contains("WARNING The fault of 'turn' was lost");
  }

  @Test
  void what_another_step_of_ours_puts_back_is_not_lost() {
    Played played = play(turn("'lasts': 3, 'by': 'turbulence',", 10));
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(evidence(played).has("lost")).isFalse();
    assertThat(evidence(played).text("gone")).contains("2026-01-01T00:00:04.250000+00:00");
  }

  @Test
  void what_a_later_step_of_the_run_puts_back_is_not_lost_though_nobody_owns_it_then() {
    Played played =
        Played.in(home)
            .play(
                experiment(
                    turn("", 2) + ", " + turn(false, "'passing': false, 'undone': true,", 3) + "]",
                    ""));
    assertThat(printed(played)).contains("look 250", "off 2000", "look 2250");
    assertThat(evidence(played).has("lost")).isFalse();
    assertThat(evidence(played).text("gone")).contains("2026-01-01T00:00:02.250000+00:00");
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void what_is_still_ours_and_shows_again_was_never_gone() {
    Played played = play(turn("'lasts': 2, 'returns': 4, 'by': 'turbulence',", 7));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "look 2250", "look 4250", "look 6250", "closed 7000");
    assertThat(evidence(played).has("gone")).isFalse();
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void once_things_are_put_back_it_is_looked_whether_the_fault_is_gone() {
    Played played =
        Played.in(home)
            .play(experiment(turn("", 1) + "]", ", 'rollbacks': [" + turn(false, "", 3) + "]"));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "off 1000", "look 4000", "closed 4000");
    assertThat(evidence(played).text("gone")).contains("2026-01-01T00:00:04+00:00");
    assertThat(played.entry("rollbacks", 0).has("evidence")).isFalse();
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void a_fault_that_stays_although_things_were_put_back_is_named() {
    Played played =
        Played.in(home)
            .play(experiment(turn("", 1) + "]", ", 'rollbacks': [" + turn(true, "", 0) + "]"));
    assertThat(evidence(played).text("gone")).contains("still in effect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "break"})
  void a_look_that_fails_changes_nothing(String look) {
    Played played = play(turn("'look': '" + look + "',", 2));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "look 1250", "look 2000", "closed 2000");
    assertThat(evidence(played).text("seen")).contains("not observed");
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(played.lines).noneMatch(line -> line.startsWith("WARNING"));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 6"})
  void a_look_that_hangs_holds_the_end_up_for_a_second_at_most(int pause, int ended) {
    Played played = play(turn("'look': 'hang',", pause));
    assertThat(played.elapsed()).isEqualTo(Duration.ofSeconds(ended));
    assertThat(evidence(played).text("seen")).contains("not observed");
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void a_step_that_comes_later_is_looked_for_in_time() {
    Played played =
        Played.in(home)
            .play(
                experiment(
                    turn("", 1) + ", " + turn(true, "'passing': false, 'shows': 0.1,", 1) + "]",
                    ""));
    assertThat(printed(played))
        .containsExactly("on 0", "look 250", "on 1000", "look 1250", "closed 2000");
  }

  @Test
  void an_interrupted_run_looks_no_more_and_puts_back() {
    String stop =
        "{'type': 'action', 'name': 'stop', 'provider': {'type': 'python', 'module':"
            + " 'chaoslib.exit', 'func': 'exit_gracefully', 'arguments': {}}}";
    Played played =
        Played.in(home)
            .play(
                experiment(
                    turn("", 0) + ", " + stop + "]",
                    ", 'rollbacks': [" + turn(false, "", 0) + "]"));
    assertThat(played.ending()).isEqualTo("interrupted");
    assertThat(printed(played)).containsExactly("on 0", "off 0", "closed 0");
    assertThat(evidence(played).text("seen")).contains("not observed");
  }

  @Test
  void a_dry_run_looks_for_nothing() {
    Played played = Played.in(home).play(experiment(turn("", 5) + "]", ""), Played.dry(Dry.PROBES));
    assertThat(printed(played)).containsExactly("on 0", "closed 5000");
    assertThat(played.entry("run", 0).has("evidence")).isFalse();
  }

  @Test
  void evidence_comes_last_in_the_journal() {
    Played played = play(turn("", 0));
    assertThat(List.copyOf(played.entry("run", 0).names())).endsWith("evidence");
  }

  private Played play(String turn) {
    return Played.in(home).play(experiment(turn + "]", ""));
  }

  private static JsonObject evidence(Played played) {
    JsonArray evidence = played.entry("run", 0).array("evidence");
    assertThat(evidence.size()).isOne();
    return (JsonObject) evidence.get(0);
  }

  private static List<String> printed(Played played) {
    return played.fake.printed().lines().toList();
  }

  private static String quoted(String yaml) {
    return yaml.replaceAll("([a-z_]+)", "'$1'");
  }

  private static String experiment(String method, String more) {
    return "{'title': 'T', 'description': 'D', 'method': [" + method + more + "}";
  }

  private static String turn(String arguments, int pause) {
    return turn(true, arguments, pause);
  }

  private static String turn(boolean on, String arguments, int pause) {
    return "{'type': 'action', 'name': 'turn', 'pauses': {'after': "
        + pause
        + "}, 'provider': {'type': 'python', 'module': 'play.actions', 'func': 'turn',"
        + " 'arguments': {"
        + arguments
        + " 'on': "
        + on
        + "}}}";
  }
}
