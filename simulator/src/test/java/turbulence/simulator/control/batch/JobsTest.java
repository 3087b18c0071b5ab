package turbulence.simulator.control.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.References;
import turbulence.simulator.store.Stored;

class JobsTest {
  private final Yard yard = new Yard(1);

  @Test
  void one_pod_runs_to_its_end_and_the_job_is_complete() {
    Stored job = yard.job("ok", "");
    yard.advance(3);
    Stored pod = yard.pods().getFirst();
    assertThat(pod.key().name()).matches("j-[a-z0-9]{5}");
    assertThat(JobPod.isTracked(pod)).isTrue();
    assertThat(References.isControlledBy(pod, job.uid())).isTrue();
    assertThat(pod.metadata().object("labels").names())
        .contains(
            "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-name",
            "controller-uid",
            "job-name");
    assertThat(yard.count("active")).isEqualTo(1);
    yard.advance(10);
    assertThat(yard.conditions())
        .containsExactly("SuccessCriteriaMet: CompletionsReached", "Complete: CompletionsReached");
    assertThat(yard.status().names())
        .containsExactly(
            "conditions",
            "startTime",
            "completionTime",
            "succeeded",
            "terminating",
            "uncountedTerminatedPods",
            "ready");
    assertThat(yard.status().get("uncountedTerminatedPods")).isEqualTo(JsonObject.EMPTY);
    Stored done = yard.pods().getFirst();
    assertThat(JobPod.isTracked(done)).isFalse();
    assertThat(Fields.text(done.status(), "phase")).isEqualTo("Succeeded");
    assertThat(yard.town.told("j"))
        .containsExactly(
            "SuccessfulCreate Created pod: " + done.key().name(), "Completed Job completed");
  }

  @Test
  void as_many_run_at_a_time_as_may_until_enough_have_succeeded() {
    yard.job("ok", "'completions':5,'parallelism':2");
    yard.advance(4);
    assertThat(yard.pods()).hasSize(2);
    yard.advance(60);
    assertThat(yard.pods()).hasSize(5);
    assertThat(yard.count("succeeded")).isEqualTo(5);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
  }

  @Test
  void a_queue_of_work_is_done_when_one_has_succeeded_and_all_have_ended() {
    AtomicInteger started = new AtomicInteger();
    yard.image(
        "worker",
        shell ->
            shell.after(
                Duration.ofSeconds(started.incrementAndGet() == 1 ? 3 : 20), () -> shell.exit(0)));
    yard.job("worker", "'parallelism':3");
    yard.advance(10);
    assertThat(yard.count("succeeded")).isEqualTo(1);
    assertThat(yard.count("active")).isEqualTo(2);
    assertThat(yard.conditions()).isEmpty();
    yard.advance(20);
    assertThat(yard.count("succeeded")).isEqualTo(3);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
    assertThat(yard.pods()).hasSize(3);
  }

  @Test
  void pods_that_fail_are_replaced_later_and_later_until_it_is_enough() {
    yard.job("exit-1", "'backoffLimit':3");
    yard.advance(5);
    assertThat(yard.count("failed")).isEqualTo(1);
    yard.advance(5);
    assertThat(yard.pods()).hasSize(1);
    yard.advance(8);
    assertThat(yard.pods()).hasSize(2);
    yard.advance(20);
    assertThat(yard.pods()).hasSize(3);
    yard.advance(30);
    assertThat(yard.pods()).hasSize(3);
    yard.advance(20);
    assertThat(yard.pods()).hasSize(4);
    assertThat(yard.conditions())
        .containsExactly("FailureTarget: BackoffLimitExceeded", "Failed: BackoffLimitExceeded");
    assertThat(yard.count("failed")).isEqualTo(4);
    assertThat(yard.town.told("j").getLast())
        .isEqualTo("BackoffLimitExceeded Job has reached the specified backoff limit");
    yard.advance(3600);
    assertThat(yard.pods()).hasSize(4);
  }

  @Test
  void restarts_in_the_pod_count_as_well() {
    yard.job("j", "exit-1", "'backoffLimit':2", "'restartPolicy':'OnFailure'");
    yard.advance(8);
    assertThat(yard.conditions()).isEmpty();
    assertThat(yard.pods()).hasSize(1);
    yard.advance(20);
    assertThat(yard.conditions())
        .containsExactly("FailureTarget: BackoffLimitExceeded", "Failed: BackoffLimitExceeded");
    assertThat(yard.count("failed")).isEqualTo(1);
    assertThat(yard.pods()).isEmpty();
  }

  @Test
  void what_takes_too_long_is_ended() {
    yard.job("long", "'activeDeadlineSeconds':30,'parallelism':2,'completions':2");
    yard.advance(29);
    assertThat(yard.count("ready")).isEqualTo(2);
    yard.advance(1);
    assertThat(yard.conditions()).containsExactly("FailureTarget: DeadlineExceeded");
    yard.advance(10);
    assertThat(yard.conditions())
        .containsExactly("FailureTarget: DeadlineExceeded", "Failed: DeadlineExceeded");
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.count("failed")).isEqualTo(2);
    assertThat(yard.town.told("j"))
        .contains("DeadlineExceeded Job was active longer than specified deadline");
  }

  @Test
  void a_suspended_job_has_no_pods_and_its_time_begins_anew() {
    yard.job("long", "'activeDeadlineSeconds':60,'parallelism':2,'completions':2");
    yard.advance(30);
    yard.spec(Kinds.JOBS, "j", "suspend", true);
    yard.advance(10);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.conditions()).containsExactly("Suspended: JobSuspended");
    assertThat(yard.status().has("startTime")).isFalse();
    assertThat(yard.status().has("active")).isFalse();
    yard.advance(3600);
    yard.spec(Kinds.JOBS, "j", "suspend", false);
    yard.advance(50);
    assertThat(yard.conditions()).isEmpty();
    assertThat(yard.count("active")).isEqualTo(2);
    assertThat(yard.count("failed")).isZero();
    yard.advance(20);
    assertThat(yard.conditions()).contains("Failed: DeadlineExceeded");
    assertThat(yard.town.told("j")).contains("Suspended Job suspended", "Resumed Job resumed");
  }

  @Test
  void a_job_may_begin_with_a_rest() {
    yard.job("exit-0", "'suspend':true");
    yard.advance(10);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.conditions()).containsExactly("Suspended: JobSuspended");
    assertThat(yard.status().has("startTime")).isFalse();
    yard.spec(Kinds.JOBS, "j", "suspend", false);
    yard.advance(10);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
    assertThat(Fields.text(yard.status(), "startTime")).isEqualTo("2026-01-01T00:00:10Z");
  }

  @Test
  void a_job_that_wants_nothing_is_done_at_once() {
    yard.job("ok", "'completions':0");
    yard.advance(1);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
  }

  @Test
  void a_job_that_may_run_nothing_waits() {
    yard.job("ok", "'completions':2,'parallelism':0");
    yard.advance(100);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.conditions()).isEmpty();
    yard.spec(Kinds.JOBS, "j", "parallelism", 2);
    yard.advance(20);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
  }

  @Test
  void a_job_that_somebody_else_looks_after_is_left_alone() {
    yard.job("ok", "'managedBy':'example.com/queue'");
    yard.advance(100);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.status()).isEqualTo(JsonObject.EMPTY);
  }

  @Test
  void a_job_that_is_over_is_deleted_when_it_was_kept_long_enough() {
    yard.job("exit-0", "'ttlSecondsAfterFinished':100");
    yard.advance(90);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
    yard.advance(40);
    assertThat(yard.all(Kinds.JOBS)).isEmpty();
    assertThat(yard.pods()).isEmpty();
  }

  @Test
  void numbered_completions_are_each_done_once() {
    AtomicInteger failures = new AtomicInteger();
    yard.image(
        "numbered",
        shell -> {
          String index = shell.environment().getOrDefault("JOB_COMPLETION_INDEX", "?");
          shell.exit(index.equals("1") && failures.getAndIncrement() == 0 ? 1 : 0);
        });
    yard.job("numbered", "'completions':4,'parallelism':4,'completionMode':'Indexed'");
    yard.advance(4);
    Stored pod = yard.pods().getFirst();
    assertThat(pod.key().name()).matches("j-0-[a-z0-9]{5}");
    assertThat(Fields.text(pod.spec(), "hostname")).isEqualTo("j-0");
    assertThat(Fields.text(pod.metadata().object("labels"), JobPod.INDEX)).isEqualTo("0");
    yard.advance(30);
    assertThat(Fields.text(yard.status(), "completedIndexes")).isEqualTo("0-3");
    assertThat(yard.count("failed")).isEqualTo(1);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
  }

  @Test
  void each_number_has_a_limit_of_its_own() {
    yard.image(
        "odd",
        shell -> shell.exit(Integer.parseInt(shell.environment().get("JOB_COMPLETION_INDEX")) % 2));
    yard.job(
        "odd",
        "'completions':4,'parallelism':4,'completionMode':'Indexed','backoffLimitPerIndex':1");
    yard.advance(8);
    assertThat(yard.conditions()).isEmpty();
    yard.advance(30);
    assertThat(Fields.text(yard.status(), "completedIndexes")).isEqualTo("0,2");
    assertThat(Fields.text(yard.status(), "failedIndexes")).isEqualTo("1,3");
    assertThat(yard.count("failed")).isEqualTo(4);
    assertThat(yard.conditions())
        .containsExactly("FailureTarget: FailedIndexes", "Failed: FailedIndexes");
  }

  @Test
  void a_policy_says_which_failures_end_the_job() {
    yard.job(
        "exit-3",
        "'podFailurePolicy':{'rules':[{'action':'Ignore','onPodConditions':[{'type':'DisruptionTarget'}]},"
            + "{'action':'FailJob','onExitCodes':{'operator':'In','values':[3]}}]}");
    yard.advance(10);
    String pod = yard.pods().getFirst().key().name();
    assertThat(yard.conditions())
        .containsExactly("FailureTarget: PodFailurePolicy", "Failed: PodFailurePolicy");
    assertThat(yard.town.told("j"))
        .contains(
            "PodFailurePolicy Container c for pod shop/"
                + pod
                + " failed with exit code 3 matching FailJob rule at index 1");
  }

  @Test
  void failures_can_be_let_pass() {
    yard.job(
        "exit-3",
        "'backoffLimit':0,'podFailurePolicy':{'rules':[{'action':'Ignore',"
            + "'onExitCodes':{'operator':'NotIn','values':[1]}}]}");
    yard.advance(60);
    assertThat(yard.pods().size()).isGreaterThan(2);
    assertThat(yard.count("failed")).isZero();
    assertThat(yard.conditions()).isEmpty();
  }

  @Test
  void pods_that_are_evicted_need_not_count() {
    yard.job(
        "long",
        "'backoffLimit':0,'podFailurePolicy':{'rules':[{'action':'Ignore',"
            + "'onPodConditions':[{'type':'DisruptionTarget'}]}]}");
    yard.advance(5);
    String name = yard.pods().getFirst().key().name();
    yard.town.evict(name);
    yard.advance(45);
    assertThat(yard.names(Kinds.PODS)).hasSize(1).doesNotContain(name);
    assertThat(yard.count("failed")).isZero();
    assertThat(yard.conditions()).isEmpty();
  }

  private Stored loose(String name) {
    return yard.town.create(
        Kinds.PODS,
        "shop",
        """
        {'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s','labels':{'task':'t'}},
         'spec':{'restartPolicy':'Never','containers':[{'name':'c','image':'long'}]}}
        """
            .formatted(name));
  }

  @Test
  void a_selector_that_somebody_wrote_takes_pods_in_and_lets_them_go() {
    loose("early");
    Stored job =
        yard.town.create(
            Kinds.JOBS,
            "shop",
            """
            {'apiVersion':'batch/v1','kind':'Job','metadata':{'name':'j'},
             'spec':{'manualSelector':true,'completions':3,'parallelism':3,
              'selector':{'matchLabels':{'task':'t'}},
              'template':{'metadata':{'labels':{'task':'t'}},
               'spec':{'restartPolicy':'Never','containers':[{'name':'c','image':'long'}]}}}}
            """);
    yard.advance(10);
    assertThat(yard.pods()).hasSize(3);
    Stored early = yard.get(Kinds.PODS, "early");
    assertThat(References.isControlledBy(early, job.uid())).isTrue();
    assertThat(JobPod.isTracked(early)).isTrue();
    assertThat(job.spec().object("template").object("metadata").object("labels").names())
        .containsExactly("task");
    yard.town.change(
        Kinds.PODS,
        "early",
        pod ->
            pod.with(
                "metadata", pod.object("metadata").with("labels", JsonObject.of("task", "other"))));
    yard.advance(10);
    assertThat(yard.pods()).hasSize(4);
    assertThat(References.of(yard.get(Kinds.PODS, "early"))).isEmpty();
    assertThat(JobPod.isTracked(yard.get(Kinds.PODS, "early"))).isFalse();
    loose("late");
    yard.advance(10);
    assertThat(yard.pods()).hasSize(4);
    assertThat(yard.count("active")).isEqualTo(3);
  }

  @Test
  void what_cannot_be_made_is_tried_again() {
    yard.job("j", "ok", "", "'restartPolicy':'Never','priorityClassName':'missing'");
    yard.advance(2);
    assertThat(yard.pods()).isEmpty();
    assertThat(yard.town.told("j").getFirst())
        .isEqualTo(
            "FailedCreate Error creating: pods \"j-\" is forbidden: no PriorityClass with name"
                + " missing was found");
    yard.town.create(
        new turbulence.simulator.store.Resource("scheduling.k8s.io", "priorityclasses"),
        "",
        "{'apiVersion':'scheduling.k8s.io/v1','kind':'PriorityClass','metadata':{'name':'missing'},'value':5}");
    yard.advance(20);
    assertThat(yard.conditions()).contains("Complete: CompletionsReached");
  }

  @Test
  void a_policy_of_success_ends_the_job_early() {
    yard.image(
        "first",
        shell -> {
          if (shell.environment().get("JOB_COMPLETION_INDEX").equals("0")) {
            shell.exit(0);
          }
        });
    yard.job(
        "first",
        "'completions':3,'parallelism':3,'completionMode':'Indexed',"
            + "'successPolicy':{'rules':[{'succeededIndexes':'0'}]}");
    yard.advance(20);
    assertThat(yard.conditions())
        .containsExactly("SuccessCriteriaMet: SuccessPolicy", "Complete: SuccessPolicy");
    assertThat(yard.count("succeeded")).isEqualTo(1);
    assertThat(yard.count("failed")).isZero();
    assertThat(yard.pods()).hasSize(1);
  }
}
