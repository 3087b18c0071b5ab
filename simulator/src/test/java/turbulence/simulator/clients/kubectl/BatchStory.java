package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What runs to its end, once or by the clock.
class BatchStory {
  @RegisterExtension static final Terminal terminal = new Terminal(20);

  @Test
  void a_job_runs_once_and_its_log_stays() {
    assertThat(terminal.ok("create job hello --image=busybox -- echo hi"))
        .isEqualTo("job.batch/hello created");
    assertThat(terminal.ok("wait --for=condition=complete job/hello --timeout=60s"))
        .isEqualTo("job.batch/hello condition met");
    assertThat(terminal.ok("get job hello"))
        .isEqualTo("NAME  STATUS  COMPLETIONS  DURATION  AGE\nhello  Complete  1/1  AGE  AGE");
    assertThat(terminal.ok("get pods -l job-name=hello --no-headers"))
        .matches("hello-[a-z0-9]{5}  0/1  Completed  0  AGE");
    assertThat(terminal.ok("logs job/hello")).isEqualTo("hi");
    assertThat(terminal.ok("describe job hello"))
        .contains(
            "Labels:  batch.kubernetes.io/controller-uid=",
            "Parallelism:  1\nCompletions:  1\nCompletion Mode:  NonIndexed\nSuspend:  false\n"
                + "Backoff Limit:  6\nStart Time:  ",
            "Pods Statuses:  0 Active (0 Ready) / 1 Succeeded / 0 Failed\n",
            "  Normal  SuccessfulCreate  AGE  job-controller  Created pod: hello-",
            "  Normal  Completed  AGE  job-controller  Job completed");
    assertThat(terminal.ok("delete job hello")).startsWith("job.batch \"hello\" deleted");
    assertThat(terminal.until("get pods -l job-name=hello", "No resources"))
        .isEqualTo("No resources found in default namespace.");
  }

  @Test
  void a_job_that_fails_is_tried_again_and_given_up() {
    terminal.file(
        "bad.yaml",
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: bad}
        spec:
          backoffLimit: 1
          template:
            spec:
              restartPolicy: Never
              containers: [{name: c, image: busybox, command: [sh, -c, exit 3]}]
        """);
    terminal.ok("apply -f bad.yaml");
    assertThat(terminal.ok("wait --for=condition=failed job/bad --timeout=60s"))
        .isEqualTo("job.batch/bad condition met");
    assertThat(terminal.ok("get job bad --no-headers")).isEqualTo("bad  Failed  0/1  AGE  AGE");
    assertThat(terminal.ok("get pods -l job-name=bad --no-headers").lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith("  0/1  Error  0  AGE"));
    assertThat(terminal.ok("describe job bad"))
        .contains(
            "Pods Statuses:  0 Active (0 Ready) / 0 Succeeded / 2 Failed\n",
            "  Warning  BackoffLimitExceeded  AGE  job-controller  Job has reached the specified"
                + " backoff limit");
    assertThat(terminal.ok("delete job bad --cascade=orphan"))
        .contains("job.batch \"bad\" deleted");
    assertThat(terminal.ok("get pods -l job-name=bad -o name").lines()).hasSize(2);
    terminal.ok("delete pods -l job-name=bad");
  }

  @Test
  void a_job_rests_and_goes_on() {
    terminal.ok("create job long --image=busybox -- sleep 3600");
    terminal.ok("wait --for=jsonpath={.status.ready}=1 job/long --timeout=60s");
    assertThat(terminal.ok("patch job long -p '{\"spec\":{\"suspend\":true}}'"))
        .isEqualTo("job.batch/long patched");
    terminal.ok("wait --for=condition=suspended job/long --timeout=60s");
    assertThat(terminal.ok("get job long --no-headers")).isEqualTo("long  Suspended  0/1  AGE");
    terminal.ok("patch job long -p '{\"spec\":{\"suspend\":false}}'");
    terminal.ok("wait --for=jsonpath={.status.active}=1 job/long --timeout=60s");
    assertThat(terminal.ok("describe job long"))
        .contains(
            "  Normal  Suspended  AGE  job-controller  Job suspended\n",
            "  Normal  Resumed  AGE  job-controller  Job resumed");
    terminal.ok("delete job long --cascade=foreground");
  }

  @Test
  void a_cron_job_makes_jobs_by_the_clock_and_when_asked_to() {
    assertThat(
            terminal.ok(
                "create cronjob tick --image=busybox --schedule='*/1 * * * *' -- echo tick"))
        .isEqualTo("cronjob.batch/tick created");
    assertThat(terminal.ok("get cronjob tick"))
        .startsWith("NAME  SCHEDULE  TIMEZONE  SUSPEND  ACTIVE  LAST SCHEDULE  AGE\n")
        .contains("tick  */1 * * * *  <none>  False  ");
    assertThat(terminal.ok("create job now --from=cronjob/tick"))
        .isEqualTo("job.batch/now created");
    terminal.ok("wait --for=condition=complete job/now --timeout=60s");
    assertThat(terminal.ok("get job now -o jsonpath='{.metadata.annotations}'"))
        .isEqualTo("{\"cronjob.kubernetes.io/instantiate\":\"manual\"}");
    assertThat(terminal.ok("logs job/now")).isEqualTo("tick");
    terminal.ok("wait --for=jsonpath={.status.lastScheduleTime} cronjob/tick --timeout=60s");
    assertThat(terminal.until("describe cronjob tick", "SawCompletedJob  AGE"))
        .contains(
            "Schedule:  */1 * * * *\nConcurrency Policy:  Allow\nSuspend:  False\n",
            "Last Schedule Time:  ",
            "cronjob-controller  Saw a job that the controller did not create or forgot: now",
            "  Normal  SuccessfulCreate  AGE  cronjob-controller  Created job tick-");
    assertThat(terminal.ok("get jobs -o name")).contains("job.batch/tick-");
    terminal.ok("patch cronjob tick -p '{\"spec\":{\"suspend\":true}}'");
    assertThat(terminal.ok("get cronjob tick --no-headers")).contains("  <none>  True  ");
    assertThat(terminal.ok("delete cronjob tick")).startsWith("cronjob.batch \"tick\" deleted");
    terminal.until("get jobs --field-selector metadata.name=now", "No resources");
  }

  @Test
  void numbered_work_is_told_apart_and_warned_of_when_its_pods_stay() {
    terminal.file(
        "numbered.yaml",
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: numbered}
        spec:
          completions: 3
          parallelism: 3
          completionMode: Indexed
          template:
            spec:
              restartPolicy: Never
              containers: [{name: c, image: busybox, command: [sh, -c, 'echo I do $JOB_COMPLETION_INDEX']}]
        """);
    terminal.ok("apply -f numbered.yaml");
    terminal.ok("wait --for=condition=complete job/numbered --timeout=60s");
    assertThat(terminal.ok("describe job numbered"))
        .contains("Completion Mode:  Indexed\n", "Completed Indexes:  0-2\n");
    assertThat(terminal.ok("logs -l batch.kubernetes.io/job-completion-index=1"))
        .isEqualTo("I do 1");
    assertThat(terminal.ok("delete --raw /apis/batch/v1/namespaces/default/jobs/numbered"))
        .startsWith("Warning: child pods are preserved by default when jobs are deleted;");
    assertThat(terminal.ok("get pods -l job-name=numbered -o name").lines()).hasSize(3);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(terminal.fails("create cronjob no --image=busybox --schedule='61 * * * *'"))
        .isEqualTo(
            "error: failed to create cronjob: CronJob.batch \"no\" is invalid: spec.schedule:"
                + " Invalid value: \"61 * * * *\": end of range (61) above maximum (59): 61");
    assertThat(terminal.fails("create cronjob no --image=busybox --schedule='TZ=UTC * * * * *'"))
        .contains("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    assertThat(terminal.fails("create job no --from=cronjob/nowhere"))
        .isEqualTo("Error from server (NotFound): cronjobs.batch \"nowhere\" not found");
  }
}
