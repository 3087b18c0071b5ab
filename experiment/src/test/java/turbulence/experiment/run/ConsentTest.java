package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.model.Dry;
import turbulence.experiment.run.Consent.Answer;
import turbulence.experiment.run.Consent.Question;
import turbulence.experiment.run.Consent.WayBack;
import turbulence.json.JsonNull;

@Timeout(20)
class ConsentTest {
  private static final String HIT = step("hit", "{'targets': ['pod shop/a', 'pod shop/b']}", "");
  private static final String EDIT =
      "{'type': 'action', 'name': 'edit', 'provider': {'type': 'python', 'module':"
          + " 'turbulence.file.actions', 'func': 'edit_file', 'arguments': {'path': 'x.txt',"
          + " 'content': 'new'}}}";

  @TempDir Path home;
  private final List<Question> asked = new ArrayList<>();

  @Test
  void before_each_action_somebody_is_asked_with_targets_and_way_back() {
    Played played = play("", "[" + HIT + ", " + EDIT + "]", Answer.YES, Answer.YES);
    assertThat(asked)
        .containsExactly(
            new Question(
                "hit", "play.actions:hit", List.of("pod shop/a", "pod shop/b"), WayBack.NONE),
            new Question(
                "edit",
                "turbulence.file.actions:edit_file",
                List.of("file " + home.resolve("x.txt")),
                WayBack.KNOWN));
    assertThat(played.ending()).isEqualTo("completed");
  }

  @Test
  void what_is_skipped_is_not_done_and_the_journal_says_so() {
    Played played =
        play(
            "",
            "["
                + EDIT.replace("'name'", "'tolerance': 7, 'pauses': {'after': 9}, 'name'")
                + ", "
                + HIT
                + "]",
            Answer.SKIP,
            Answer.YES);
    assertThat(played.activities("run")).containsExactly("edit skipped", "hit succeeded");
    assertThat(played.entry("run", 0).get("output")).isEqualTo(JsonNull.NULL);
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(home.resolve("x.txt")).doesNotExist();
    assertThat(home.resolve(".turbulence/runs"))
        .satisfiesAnyOf(
            runs -> assertThat(runs).doesNotExist(), runs -> assertThat(runs).isEmptyDirectory());
    assertThat(played.elapsed()).isZero();
  }

  @Test
  void what_is_skipped_counts_towards_no_limit() {
    Played played =
        play(
            "'runtime': {'limits': {'total': 2}},",
            "["
                + HIT.replace("/a", "/c").replace("'name': 'hit'", "'name': 'other'")
                + ", "
                + HIT
                + "]",
            Answer.SKIP,
            Answer.YES);
    assertThat(played.activities("run")).containsExactly("other skipped", "hit succeeded");
  }

  @Test
  void what_is_refused_is_not_asked_about() {
    play("'runtime': {'limits': {'targets': 1}},", "[" + HIT + "]");
    assertThat(asked).isEmpty();
  }

  @Test
  void yes_to_all_is_asked_no_more() {
    Played played = play("", "[" + HIT + ", " + EDIT + "]", Answer.ALL);
    assertThat(asked).hasSize(1);
    assertThat(played.activities("run")).containsExactly("hit succeeded", "edit succeeded");
  }

  @Test
  void quitting_interrupts_the_run_which_puts_back_what_it_did() {
    Played played =
        play("'rollbacks': [" + HIT + "],", "[" + EDIT + ", " + HIT + "]", Answer.YES, Answer.QUIT);
    assertThat(played.ending()).isEqualTo("interrupted");
    assertThat(played.activities("run")).containsExactly("edit succeeded", "hit cut off");
    assertThat(played.activities("rollbacks")).containsExactly("hit succeeded");
    assertThat(played.lines).contains("WARNING Asked to quit before an action");
    assertThat(home.resolve("x.txt")).doesNotExist();
    assertThat(asked).hasSize(2);
  }

  @Test
  void probes_rollbacks_and_what_is_pretended_are_not_asked_about() {
    String probe = step("answer", "{'value': 1}", "").replace("action", "probe");
    play("'rollbacks': [" + EDIT + "],", "[" + probe + "]");
    Played dry =
        Played.in(home).play(experiment("", "[" + EDIT + "]"), Played.dry(Dry.ACTIONS), this::no);
    assertThat(dry.activities("run")).containsExactly("edit succeeded");
    assertThat(asked).isEmpty();
  }

  @Test
  void programs_and_calls_are_asked_about_with_secrets_covered() {
    Played played =
        play(
            "'configuration': {'who': 'world'}, 'secrets': {'s': {'long': 'open-sesame', 'pin':"
                + " '12'}},",
            "[{'type': 'action', 'name': 'say', 'provider': {'type': 'process', 'path': 'echo',"
                + " 'arguments': ['hello ${who}', '${long}', '${pin}', 12]}}, {'type': 'action',"
                + " 'name': 'shell', 'provider': {'type': 'process', 'path': 'echo', 'arguments':"
                + " 'a | cat'}}, {'type': 'action', 'name': 'call', 'provider': {'type': 'http',"
                + " 'method': 'PUT', 'url': 'http://127.0.0.1:1/${who}?pin=${pin}'}}]",
            Answer.SKIP,
            Answer.SKIP,
            Answer.SKIP);
    assertThat(played.ending()).isEqualTo("completed");
    assertThat(asked)
        .extracting(Question::deed)
        .containsExactly(
            "echo hello world ****** ****** 12",
            "echo a | cat",
            "PUT http://127.0.0.1:1/world?pin=******");
    assertThat(asked).extracting(Question::wayBack).containsOnly(WayBack.UNKNOWN);
  }

  @Test
  void the_time_that_a_person_takes_is_not_the_activitys() {
    Played played = Played.in(home);
    String wait = step("wait", "{'time': 2}", "'timeout': 3,");
    played.play(
        experiment("", "[" + wait + "]"),
        UnaryOperator.identity(),
        question -> {
          played.fake.advance(Duration.ofHours(1));
          return Answer.YES;
        });
    assertThat(played.activities("run")).containsExactly("wait succeeded");
    String slow = step("wait", "{'time': 4}", "'timeout': 3,");
    assertThat(play("", "[" + slow + "]", Answer.YES).activities("run"))
        .containsExactly("wait failed");
  }

  private Answer no(Question question) {
    asked.add(question);
    return Answer.SKIP;
  }

  private Played play(String more, String method, Answer... answers) {
    List<Answer> left = new ArrayList<>(Arrays.asList(answers));
    return Played.in(home)
        .play(
            experiment(more, method),
            UnaryOperator.identity(),
            question -> {
              asked.add(question);
              return left.removeFirst();
            });
  }

  private static String experiment(String more, String method) {
    return "{'title': 'T', 'description': 'D', " + more + " 'method': " + method + "}";
  }

  private static String step(String function, String arguments, String more) {
    return "{'type': 'action', 'name': '"
        + function
        + "', "
        + more
        + " 'provider': {'type': 'python', 'module': 'play.actions', 'func': '"
        + function
        + "', 'arguments': "
        + arguments
        + "}}";
  }
}
