package turbulence.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Target;
import turbulence.experiment.preview.Foreseen;
import turbulence.experiment.preview.Outlook;
import turbulence.experiment.preview.Part;
import turbulence.experiment.preview.Preview;
import turbulence.json.Json;
import turbulence.json.JsonArray;

class PreviewingTest {
  @TempDir Path home;

  private static String step(String type, String name, String call, String more) {
    String module = type.equals("probe") ? "play.probes" : "play.actions";
    return """
    {'type': '%s', 'name': '%s', %s 'provider': {'type': 'python', 'module': '%s', %s}}\
    """
        .formatted(type, name, more, module, call);
  }

  private static String draw(String name, String arguments) {
    return step("action", name, "'func': 'draw', 'arguments': " + arguments, "");
  }

  private static String method(String... activities) {
    return whole("", activities);
  }

  private static String whole(String more, String... activities) {
    return "{'title': 't', 'description': 'd', "
        + more
        + " 'method': ["
        + String.join(", ", activities)
        + "]}";
  }

  private Preview preview(String experiment) {
    return Objects.requireNonNull(Played.in(home).plan(experiment).preview());
  }

  private Foreseen first(String experiment) {
    return preview(experiment).activities().getFirst();
  }

  private static List<String> names(Foreseen activity) {
    return activity.targets().stream().map(Target::name).toList();
  }

  @Test
  void a_run_with_the_same_seed_hits_what_was_foreseen() {
    String probe =
        step("probe", "twice", "'func': 'answer', 'arguments': {'value': 1}", "'tolerance': 1,");
    String experiment =
        whole(
            "'steady-state-hypothesis': {'title': 'h', 'probes': [" + probe + "]},",
            draw("once", "{'cards': 5}"),
            draw("twice", "{'cards': 5}"),
            draw("twice", "{'cards': 5}"));

    Preview preview = preview(experiment);
    Played played = Played.in(home).play(experiment);

    for (int i = 0; i < 3; i++) {
      List<String> hit = new ArrayList<>();
      for (Json name : (JsonArray) Objects.requireNonNull(played.entry("run", i).get("output"))) {
        hit.add(name.toString().replace("\"", ""));
      }
      assertThat(names(preview.of(Part.METHOD).get(i))).isEqualTo(hit);
    }
    assertThat(names(preview.of(Part.METHOD).get(1)))
        .isNotEqualTo(names(preview.of(Part.METHOD).get(2)));
  }

  @Test
  void nothing_is_done_and_nothing_written() throws IOException {
    String experiment =
        method(
            step("action", "w", "'func': 'break'", ""),
            "{'type': 'action', 'name': 'p', 'provider': {'type': 'process', 'path': 'touch',"
                + " 'arguments': ['"
                + home.resolve("touched")
                + "']}}");

    Played played = Played.in(home);
    Preview preview = Objects.requireNonNull(played.plan(experiment).preview());

    assertThat(preview.activities().getFirst().outlook()).isEqualTo(Outlook.ACTS);
    assertThat(preview.activities().getLast().outlook()).isEqualTo(Outlook.UNKNOWN);
    assertThat(preview.activities().getLast().by()).isEqualTo("touch " + home.resolve("touched"));
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(home.resolve("exp.json"));
    }
    assertThat(played.events).isEmpty();
  }

  @Test
  void what_would_be_put_back_is_said_and_secrets_are_not() {
    Foreseen drawn = first(method(draw("d", "{}")));

    assertThat(drawn.ways()).hasSize(1);
    assertThat(drawn.ways().getFirst().target()).startsWith("cards deck/c");
    assertThat(drawn.ways().getFirst().changes().getFirst().path()).isEqualTo("spec.password");
    assertThat(drawn.ways().getFirst().changes().getFirst().before()).isEqualTo(Json.of("******"));
    assertThat(drawn.toString()).doesNotContain("old");
  }

  @Test
  void rollbacks_leave_nothing_to_undo_and_their_failing_is_no_news() {
    String experiment =
        "{'title': 't', 'description': 'd', 'method': [], 'rollbacks': ["
            + draw("d", "{}")
            + ", "
            + step("action", "f", "'func': 'draw', 'arguments': {'cards': '${x}'}", "")
            + "], 'configuration': {'x': 'many'}}";

    Preview preview = preview(experiment);

    assertThat(preview.of(Part.ROLLBACKS).getFirst().ways()).isEmpty();
    assertThat(preview.of(Part.ROLLBACKS).getLast().outlook()).isEqualTo(Outlook.FAILS);
    assertThat(preview.isGood()).isTrue();
  }

  @Test
  void what_would_fail_or_be_refused_is_in_the_way_unless_it_is_harmless() {
    String failing = "'func': 'draw', 'arguments': {'cards': '${x}'}";
    String values = "'configuration': {'x': 'many'},";
    assertThat(preview(whole(values, step("action", "f", failing, ""))).isGood()).isFalse();
    assertThat(first(whole(values, step("action", "f", failing, ""))).why())
        .contains("wrong arguments");
    assertThat(
            preview(whole(values, step("action", "f", failing, "'on_failure': 'continue',")))
                .isGood())
        .isTrue();
    assertThat(preview(method(draw("d", "{'refused': 'no'}"))).isGood()).isFalse();
  }

  @Test
  void what_cannot_be_found_out_is_unknown_and_the_rest_goes_on() {
    Preview preview = preview(method(draw("d", "{'unreadable': 'hm'}"), draw("e", "{}")));

    assertThat(preview.activities().getFirst().forecast().unknown())
        .containsExactly("what would come of it: hm");
    assertThat(preview.activities().getLast().forecast().effects()).containsExactly("fewer cards");
    assertThat(preview.isGood()).isTrue();
  }

  @Test
  void a_step_that_aims_and_finds_nothing_hits_nothing() {
    assertThat(first(method(draw("d", "{'cards': 0}"))).outlook()).isEqualTo(Outlook.HITS_NOTHING);
  }

  @Test
  void outputs_are_known_only_during_the_run() {
    Preview preview =
        preview(
            method(
                draw("d", "{'cards': 2}"),
                step(
                    "action",
                    "e",
                    "'func': 'fail', 'arguments': {'message': '${outputs[\\'d\\'].x}'}",
                    "")));

    Foreseen later = preview.activities().getLast();
    assertThat(later.outlook()).isEqualTo(Outlook.KNOWN_LATER);
    assertThat(later.why()).isEqualTo("needs the output of 'd'");
    assertThat(preview.isGood()).isTrue();
  }

  @Test
  void steps_that_give_configuration_are_asked_and_programs_are_not() {
    String configuration =
        """
        'configuration': {
          'cards': {'type': 'probe', 'name': 'ours', 'provider': {'type': 'python',
            'module': 'play.probes', 'func': 'answer', 'arguments': {'value': 3}}},
          'seen': {'type': 'probe', 'name': 'theirs', 'provider': {'type': 'process',
            'path': 'touch', 'arguments': ['%s']}}},
        """
            .formatted(home.resolve("touched"));

    Preview preview =
        preview(
            whole(
                configuration,
                draw("d", "{'cards': '${cards}'}"),
                step("action", "f", "'func': 'fail', 'arguments': {'message': '${seen}'}", "")));

    assertThat(preview.activities().getFirst().targets()).hasSize(3);
    assertThat(preview.activities().getLast().outlook()).isEqualTo(Outlook.KNOWN_LATER);
    assertThat(preview.activities().getLast().why()).isEqualTo("needs the configuration 'seen'");
    assertThat(preview.remarks())
        .containsExactly("The configuration 'seen' is not known: a program, which is not run");
    assertThat(home.resolve("touched")).doesNotExist();
  }

  @Test
  void controls_are_named_and_not_asked() {
    Preview preview =
        preview(
            whole(
                "'controls': [{'name': 'guard', 'provider': {'type': 'python', 'module':"
                    + " 'chaosaddons.controls.repeat'}}],",
                draw("d", "{}")));

    assertThat(preview.remarks())
        .containsExactly("Controls run beside and may do anything; they were not asked: guard");
  }

  @Test
  void what_is_not_valid_has_the_problems_of_a_run() {
    String experiment = method(step("action", "f", "'func': 'drew'", ""));

    Engine.Planned planned = Played.in(home).plan(experiment);

    assertThat(planned.preview()).isNull();
    assertThat(planned.isGood()).isFalse();
    assertThat(planned.problems())
        .isEqualTo(Played.in(home).play(experiment).result().problems())
        .isNotEmpty();
  }

  @Test
  void limits_refuse_as_they_would_in_the_run() {
    String limits = "'runtime': {'limits': {'total': 3}},";

    Preview preview = preview(whole(limits, draw("a", "{'cards': 2}"), draw("b", "{'cards': 2}")));

    assertThat(preview.activities().getFirst().forecast().refusals()).isEmpty();
    assertThat(preview.activities().getLast().forecast().refusals().getFirst())
        .startsWith("it would hit 2 objects after 2 that the run has hit");
    assertThat(preview.isGood()).isFalse();
  }
}
