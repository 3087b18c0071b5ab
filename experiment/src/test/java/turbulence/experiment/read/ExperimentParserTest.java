package turbulence.experiment.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.model.Activity;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.model.OnFailure;
import turbulence.experiment.model.Strategy;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;

class ExperimentParserTest {
  private static final String ACTIVITY =
      "{'type': 'action', 'name': 'do', 'provider': {'type': 'process', 'path': 'echo'}}";

  @Test
  void a_sound_experiment_has_no_problems() {
    assertThat(problems("{'title': 'T', 'description': 'D', 'method': [" + ACTIVITY + "]}"))
        .isEmpty();
  }

  @Test
  void every_problem_is_named_at_once_with_its_place() {
    assertThat(
            problems(
                "{'description': 'D', 'tags': [1], 'method': [{'type': 'acton', 'name': 'a',"
                    + " 'provider': {'type': 'process'}}, {'ref': 'b'}]}"))
        .containsExactly(
            "needs a title",
            "tags[0] must be a text, not 1",
            "method[0].type must be probe or action, not 'acton'; did you mean 'action'?",
            "method[0].provider.path is needed",
            "method[1].ref must be the name of an activity of the method or hypothesis, not 'b';"
                + " did you mean 'a'?");
  }

  @Test
  void a_rollback_that_refers_to_nothing_is_found_before_anything_is_broken() {
    assertThat(
            problems(
                "{'title': 'T', 'description': 'D', 'method': [], 'rollbacks': [{'ref': 'x'}]}"))
        .containsExactly(
            "rollbacks[0].ref must be the name of an activity of the method or hypothesis, not"
                + " 'x'");
  }

  @Test
  void a_key_that_nothing_reads_is_a_warning_with_a_suggestion() {
    ExperimentParser.Reading reading =
        read("{'title': 'T', 'description': 'D', 'methods': [], 'method': [], 'x-own': 1}");
    assertThat(reading.isValid()).isTrue();
    assertThat(reading.problems())
        .extracting(Problem::toString)
        .containsExactly("methods is a key that nothing reads; did you mean 'method'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'runtime': {'limits': {'leave_reddy': 2}} | runtime.limits.leave_reddy is a key that nothing reads; did you mean 'leave_ready'?
          'runtime': {'limits': {'most': 2}} | runtime.limits.most is a key that nothing reads
          'runtime': {'safety': {'on_claim': 2}} | runtime.safety.on_claim is a key that nothing reads; did you mean 'on_claimed'?
          'runtime': {'limit': {'targets': 2}} | runtime.limit is a key that nothing reads; did you mean 'limits'?
          'limits': {'targets': 2} | limits must stand in 'runtime', where limits are read
          """)
  void nobody_believes_to_be_guarded_by_a_slip(String written, String problem) {
    ExperimentParser.Reading reading =
        read("{'title': 'T', 'description': 'D', 'method': [], " + written + "}");
    assertThat(reading.isValid()).isFalse();
    assertThat(reading.problems()).extracting(Problem::toString).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'title': 'T'} | experiment requires a description
          {'title': '', 'description': 'D'} | experiment requires a title
          {} | an empty experiment is not an experiment
          {'title': 'T', 'description': 'D', 'method': [{}]} | empty activity is no activity
          {'title': 'T', 'description': 'D', 'method': [{'name': 'a'}]} | an activity must have a type
          {'title': 'T', 'description': 'D', 'method': [{'type': 'x', 'name': 'a'}]} | 'x' is not a supported activity type
          {'title': 'T', 'description': 'D', 'method': [{'type': 'probe', 'name': 'a'}]} | an activity requires a provider
          {'title': 'T', 'description': 'D', 'method': [], 'steady-state-hypothesis': {}} | hypothesis requires a title
          """)
  void chaos_toolkit_would_say_this_first(String written, String classic) {
    assertThat(read(written).problems().getFirst().classic()).isEqualTo(classic);
  }

  @Test
  void a_reference_takes_background_and_tolerance_from_where_it_stands() {
    Experiment experiment =
        experiment(
            "{'title': 'T', 'description': 'D', 'method': ["
                + ACTIVITY
                + ", {'ref': 'do', 'background': true}], 'steady-state-hypothesis': {'title': 'H',"
                + " 'probes': [{'ref': 'do', 'tolerance': 0}]}}");
    Activity repeated = experiment.method().get(1);
    assertThat(repeated.background()).isTrue();
    assertThat(repeated.referred()).isTrue();
    assertThat(experiment.hypothesis().probes().getFirst().tolerance()).isEqualTo(Json.of(0));
  }

  @Test
  void our_own_keys_of_an_activity_are_understood() {
    Activity activity =
        activity(
            "{'type': 'probe', 'name': 'p', 'provider': {'type': 'http', 'url': 'http://x'},"
                + " 'timeout': 2, 'dry': true, 'on_failure': 'stop',"
                + " 'retry': {'until': 200, 'every': '500ms', 'for': 5}}");
    assertThat(activity.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(activity.dry()).isEqualTo(Dry.PROBES);
    assertThat(activity.onFailure()).isEqualTo(OnFailure.STOP);
    assertThat(activity.retry().every()).isEqualTo(Duration.ofMillis(500));
    assertThat(activity.retry().within()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void an_action_is_not_retried() {
    assertThat(
            problems(
                "{'title': 'T', 'description': 'D', 'method': [{'type': 'action', 'name': 'a',"
                    + " 'provider': {'type': 'process', 'path': 'x'}, 'retry': {'until': 0}}]}"))
        .containsExactly("method[0].retry is for probes: an action must not be repeated unasked");
  }

  @Test
  void an_unknown_rollback_strategy_costs_nobody_the_rollbacks() {
    ExperimentParser.Reading reading =
        read(
            "{'title': 'T', 'description': 'D', 'method': [], 'runtime': {'rollbacks':"
                + " {'strategy': 'alwys'}, 'hypothesis': {'strategy': 'continously'}}}");
    assertThat(reading.isValid()).isTrue();
    assertThat(reading.experiment().runtime().rollbacks()).isNull();
    assertThat(reading.experiment().runtime().strategy()).isEqualTo(Strategy.CONTINUOUSLY);
  }

  private static Activity activity(String written) {
    return experiment("{'title': 'T', 'description': 'D', 'method': [" + written + "]}")
        .method()
        .getFirst();
  }

  private static Experiment experiment(String written) {
    ExperimentParser.Reading reading = read(written);
    assertThat(reading.problems()).isEmpty();
    return reading.experiment();
  }

  private static List<String> problems(String written) {
    return read(written).problems().stream().map(Problem::toString).toList();
  }

  private static ExperimentParser.Reading read(String written) {
    try {
      return new ExperimentParser(NoCheck.INSTANCE)
          .parse(JsonReader.read(written.replace('\'', '"')));
    } catch (JsonMalformed e) {
      throw new AssertionError(e);
    }
  }
}
