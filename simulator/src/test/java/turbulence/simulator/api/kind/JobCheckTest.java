package turbulence.simulator.api.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.store.Store;

class JobCheckTest {
  private static JsonObject job(String spec) throws IOException {
    return job("j", spec, "'restartPolicy':'Never'");
  }

  private static JsonObject job(String name, String spec, String pod) throws IOException {
    String text =
        """
        {'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'%s','uid':'u'},
         'spec':{%s'template':{'spec':{%s,'containers':[{'name':'c','image':'i'}]}}}}
        """
            .formatted(name, spec.isEmpty() ? "" : spec + ",", pod);
    Jobs jobs = new Jobs();
    JsonObject read = (JsonObject) JsonReader.read(text.replace('\'', '"'));
    return jobs.created(
        jobs.defaulted(read), new Surroundings(Instant.EPOCH, new Random(1), new Store()));
  }

  private static List<String> said(JsonObject job) {
    Findings findings = new Findings();
    new Jobs().check(job, findings);
    return findings.all().stream().map(each -> each.path() + ": " + each.message()).toList();
  }

  private static List<String> said(String spec) throws IOException {
    return said(job(spec));
  }

  @Test
  void a_plain_job_is_fine() throws IOException {
    assertThat(said("")).isEmpty();
  }

  @Test
  void policies_of_failure() throws IOException {
    assertThat(said("'podFailurePolicy':{'rules':[{'action':'FailJob'}]}"))
        .containsExactly(
            "spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and"
                + " OnPodConditions is required");
    assertThat(
            said(
                "'podFailurePolicy':{'rules':[{'onExitCodes':{'operator':'In','values':[2,0,2],'containerName':'x'}}]}"))
        .containsExactly(
            "spec.podFailurePolicy.rules[0].action: Required value: valid values: [\"Count\""
                + " \"FailIndex\" \"FailJob\" \"Ignore\"]",
            "spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: \"x\": must"
                + " be one of the container or initContainer names in the pod template",
            "spec.podFailurePolicy.rules[0].onExitCodes.values[1]: Invalid value: 0: must not be 0"
                + " for the In operator",
            "spec.podFailurePolicy.rules[0].onExitCodes.values[2]: Duplicate value: 2",
            "spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,0,2]: must be"
                + " ordered");
    assertThat(
            said(
                "'podFailurePolicy':{'rules':[{'action':'FailIndex','onPodConditions':[{'type':'DisruptionTarget'}]}]}"))
        .containsExactly(
            "spec.podFailurePolicy.rules[0].action: Invalid value: \"FailIndex\": requires the"
                + " backoffLimitPerIndex to be set");
    assertThat(said(job("j", "'podFailurePolicy':{'rules':[]}", "'restartPolicy':'OnFailure'")))
        .containsExactly(
            "spec.template.spec.restartPolicy: Invalid value: \"OnFailure\": only \"Never\" is"
                + " supported when podFailurePolicy is specified");
    assertThat(said("'podFailurePolicy':{'rules':[]},'podReplacementPolicy':'TerminatingOrFailed'"))
        .containsExactly(
            "spec.podReplacementPolicy: Unsupported value: \"TerminatingOrFailed\": supported"
                + " values: \"Failed\"");
  }

  @Test
  void numbered_completions() throws IOException {
    assertThat(said("'backoffLimitPerIndex':1"))
        .containsExactly(
            "spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode");
    assertThat(said("'completionMode':'Indexed','parallelism':1"))
        .containsExactly("spec.completions: Required value: when completion mode is Indexed");
    assertThat(said("'completionMode':'Indexed','completions':2,'maxFailedIndexes':3"))
        .containsExactly(
            "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
            "spec.maxFailedIndexes: Invalid value: 3: must be less than or equal to completions");
    String name = "j".repeat(62);
    assertThat(
            said(
                job(
                    name,
                    "'completionMode':'Indexed','completions':20",
                    "'restartPolicy':'Never'")))
        .containsExactly(
            "metadata.name: Invalid value: \"%s\": will not able to create pod with invalid DNS label: %s-19"
                .formatted(name, name));
  }

  @Test
  void policies_of_success() throws IOException {
    String indexed = "'completionMode':'Indexed','completions':5,'successPolicy':{'rules':[%s]}";
    assertThat(said(indexed.formatted("")))
        .containsExactly(
            "spec.successPolicy.rules: Required value: at least one rules must be specified when"
                + " the successPolicy is specified");
    assertThat(said(indexed.formatted("{'succeededIndexes':'0-2,2'}")))
        .containsExactly(
            "spec.successPolicy.rules[0].succeededIndexes: Invalid value: \"0-2,2\": error parsing"
                + " succeededIndexes: non-increasing order, previous: 2, current: 2");
    assertThat(said(indexed.formatted("{'succeededIndexes':'0-7'}")).getFirst())
        .endsWith("error parsing succeededIndexes: too large index: \"7\"");
    assertThat(said(indexed.formatted("{'succeededIndexes':'1,3','succeededCount':3}")))
        .containsExactly(
            "spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or"
                + " equal to 2 (the number of indexes in the specified succeededIndexes field)");
    assertThat(said(indexed.formatted("{}")))
        .containsExactly(
            "spec.successPolicy.rules[0]: Required value: at least one of succeededCount or"
                + " succeededIndexes must be specified");
  }

  @Test
  void labels_of_another_job_are_refused() throws IOException {
    JsonObject job =
        job(
            "j",
            "'selector':{'matchLabels':{'batch.kubernetes.io/controller-uid':'x'}}",
            "'restartPolicy':'Never'");
    assertThat(said(job))
        .containsExactly(
            "spec.selector: Invalid value:"
                + " {\"matchLabels\":{\"batch.kubernetes.io/controller-uid\":\"x\"}}: `selector`"
                + " not auto-generated",
            "spec.template.metadata.labels: Invalid value:"
                + " {\"batch.kubernetes.io/controller-uid\":\"u\",\"batch.kubernetes.io/job-name\":\"j\",\"controller-uid\":\"u\",\"job-name\":\"j\"}:"
                + " `selector` does not match template `labels`");
  }

  private static List<String> update(JsonObject before, JsonObject after) {
    Findings findings = new Findings();
    new Jobs().checkUpdate(before, after, findings);
    return findings.all().stream().map(each -> each.path() + ": " + each.message()).toList();
  }

  @Test
  void a_suspended_job_may_be_placed_elsewhere() throws IOException {
    JsonObject before = job("'suspend':true");
    JsonObject spec = before.object("spec");
    JsonObject template = spec.object("template");
    JsonObject placed =
        template.with(
            "spec", template.object("spec").with("nodeSelector", JsonObject.of("disk", "ssd")));
    JsonObject after = before.with("spec", spec.with("template", placed));
    assertThat(update(before, after)).isEmpty();
    assertThat(update(job(""), after.with("spec", after.object("spec").with("suspend", false))))
        .singleElement()
        .asString()
        .startsWith("spec.template: Invalid value: {")
        .endsWith(": field is immutable");
    JsonObject renamed =
        template.with("spec", template.object("spec").with("hostname", "elsewhere"));
    assertThat(update(before, before.with("spec", spec.with("template", renamed)))).hasSize(1);
  }

  @Test
  void completions_change_only_with_parallelism() throws IOException {
    assertThat(update(job("'completions':2"), job("'completions':3")))
        .containsExactly("spec.completions: Invalid value: 3: field is immutable");
    String mode = ",'completionMode':'Indexed'";
    assertThat(update(job("'completions':2" + mode), job("'completions':3" + mode)))
        .containsExactly(
            "spec.completions: Invalid value: 3: can only be modified in tandem with"
                + " spec.parallelism");
    assertThat(
            update(
                job("'completions':2,'parallelism':2" + mode),
                job("'completions':3,'parallelism':3" + mode)))
        .isEmpty();
  }
}
