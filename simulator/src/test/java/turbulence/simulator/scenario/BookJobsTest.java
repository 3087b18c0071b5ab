package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;

/// A CronJob as a book about chaos engineering writes it, in a version that is retired.
class BookJobsTest {
  private static final String CRON_JOB =
      """
      apiVersion: batch/v1beta1
      kind: CronJob
      metadata:
        name: go-demo-8-chaos
      spec:
        concurrencyPolicy: Forbid
        schedule: "*/5 * * * *"
        jobTemplate:
          metadata:
            labels:
              app: go-demo-8-chaos
          spec:
            activeDeadlineSeconds: 600
            backoffLimit: 0
            template:
              metadata:
                labels:
                  app: go-demo-8-chaos
              spec:
                restartPolicy: Never
                containers:
                - name: chaostoolkit
                  image: chaos
                  volumeMounts:
                  - name: results
                    mountPath: /results
                volumes:
                - name: results
                  persistentVolumeClaim:
                    claimName: go-demo-8-chaos
      ---
      kind: PersistentVolumeClaim
      apiVersion: v1
      metadata:
        name: go-demo-8-chaos
      spec:
        accessModes:
        - ReadWriteOnce
        resources:
          requests:
            storage: 1Gi
      """;

  private static Simulator cluster(int seconds) {
    return Simulator.builder()
        .handDriven(Instant.parse("2026-01-01T00:00:30Z"))
        .acceptRetiredVersions()
        .workload("chaos", shell -> shell.after(Duration.ofSeconds(seconds), () -> shell.exit(0)))
        .with(CRON_JOB)
        .start();
  }

  @Test
  void it_runs_every_five_minutes() {
    try (Simulator cluster = cluster(40)) {
      cluster.advance(Duration.ofMinutes(16));
      List<JsonObject> jobs = cluster.list("jobs", "default", "app=go-demo-8-chaos");
      assertThat(jobs).hasSize(3).allMatch(BookJobsTest::isComplete);
      assertThat(cluster.pods("app=go-demo-8-chaos"))
          .hasSize(3)
          .allMatch(
              pod -> pod.object("status").text("phase").filter("Succeeded"::equals).isPresent());
      assertThat(cluster.isReady()).as("%s", cluster.missing()).isTrue();
      assertThat(cluster.mistakes()).isEmpty();
    }
  }

  @Test
  void one_that_takes_too_long_is_ended_and_the_next_begins() {
    try (Simulator cluster = cluster(3600)) {
      cluster.advance(Duration.ofMinutes(14));
      assertThat(cluster.list("jobs", "default")).hasSize(1);
      cluster.advance(Duration.ofMinutes(3));
      assertThat(cluster.list("jobs", "default")).hasSize(2);
      assertThat(cluster.isReady()).as("%s", cluster.missing()).isTrue();
      assertThat(cluster.mistakes()).isEmpty();
    }
  }

  @Test
  void a_namespace_takes_its_jobs_along() {
    try (Simulator cluster =
        Simulator.builder()
            .handDriven(Instant.parse("2026-01-01T00:00:30Z"))
            .with(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: batch}
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: {name: many, namespace: batch}
                spec:
                  parallelism: 5
                  completions: 5
                  template:
                    spec: {restartPolicy: Never, containers: [{name: c, image: pause}]}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: often, namespace: batch}
                spec:
                  schedule: "* * * * *"
                  jobTemplate:
                    spec:
                      template:
                        spec: {restartPolicy: Never, containers: [{name: c, image: pause}]}
                """)
            .start()) {
      cluster.advance(Duration.ofSeconds(100));
      assertThat(cluster.list("pods", "batch")).hasSize(7);
      cluster.delete("namespaces", "", "batch");
      cluster.advance(Duration.ofSeconds(60));
      assertThat(cluster.get("namespaces", "", "batch")).isEmpty();
      assertThat(cluster.list("pods", "batch")).isEmpty();
      assertThat(cluster.mistakes()).isEmpty();
    }
  }

  private static boolean isComplete(JsonObject job) {
    return job.object("status").array("conditions").toString().contains("\"Complete\"");
  }
}
