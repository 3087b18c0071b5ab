package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.BEFORE;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;

/// The book's chapter about experiments that run inside the cluster.
class InsideJourneyTest {
  private static final String APP = "go-demo-8";
  private static final String CHAOS = "go-demo-8-chaos";
  private static final String RESPONDS = "app-responds-to-requests";
  private static final String REFUSED =
      "failed to connect to http://go-demo-8.go-demo-8/demo/person: connecting to"
          + " go-demo-8.go-demo-8:80 failed: Connection refused";

  @RegisterExtension final Reader reader = new Reader();

  @BeforeEach
  void an_application_with_two_replicas() {
    reader.applies("k8s/health/app");
    reader.applies("k8s/chaos/experiments.yaml");
    reader.applies("k8s/chaos/sa.yaml");
    reader.waitsForPods(APP, 2);
  }

  private JsonObject ends(int count) {
    return reader.waitsForEnds(Reader.NAMESPACE, CHAOS, count);
  }

  @Test
  void experiments_are_four_files() {
    JsonObject map =
        reader
            .simulator()
            .get("configmaps", Reader.NAMESPACE, "chaostoolkit-experiments")
            .orElseThrow();
    assertThat(map.object("data").names())
        .containsExactlyInAnyOrder(
            "health-http.yaml",
            "health-instances.yaml",
            "network-delay.yaml",
            "network-abort.yaml");
  }

  @Test
  void a_job_runs_an_experiment_once() {
    reader.applies("k8s/chaos/once.yaml");
    JsonObject pod = ends(1);
    assertThat(Reader.phase(pod)).isEqualTo("Succeeded");
    reader
        .logs(pod)
        .ends("completed", 0)
        .misses()
        .prints(
            """
            DEBUG Running command 'run'
            INFO Validating the experiment's syntax
            INFO Experiment looks valid
            INFO Running experiment: What happens if we terminate an instance of the application?
            INFO Steady state hypothesis: The app is healthy
            INFO Probe: app-responds-to-requests
            INFO Steady state hypothesis is met!
            INFO Action: terminate-app-pod
            INFO Pausing after activity for 2s...
            INFO Steady state hypothesis is met!
            INFO Experiment ended with status: completed\
            """);
  }

  @Test
  void a_schedule_runs_it_again_and_again_and_keeps_the_journal() {
    reader.applies("k8s/chaos/periodic.yaml");
    assertThat(Reader.phase(ends(1))).isEqualTo("Succeeded");
    assertThat(journal()).contains("\"status\": \"completed\"", "\"node\": \"go-demo-8-chaos-");
    assertThat(reader.simulator().list("persistentvolumes", ""))
        .extracting(volume -> volume.object("spec").object("claimRef").text("name").orElse(""))
        .contains(CHAOS);
    reader.simulator().delete("deployments.apps", Reader.NAMESPACE, APP);
    JsonObject second = ends(2);
    assertThat(Reader.phase(second)).isEqualTo("Failed");
    reader.logs(second).ends("failed", 1).missesByFailing(BEFORE, RESPONDS, REFUSED);
    assertThat(journal()).contains("\"status\": \"failed\"");
    reader.applies("k8s/health/app");
    ends(3);
    ends(4);
    reader.waits(
        "the oldest success to go",
        () -> states().equals(List.of("Failed", "Succeeded", "Succeeded", "Succeeded")));
  }

  private List<String> states() {
    return reader.pods(CHAOS).stream().map(Reader::phase).sorted().toList();
  }

  /// What the claim holds, read by another pod that mounts it.
  private String journal() {
    reader.appliesText(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: reader, labels: {app: reader}}
        spec:
          restartPolicy: Never
          containers:
          - name: main
            image: busybox
            command: [cat, /results/journal-health-http.json]
            volumeMounts: [{name: results, mountPath: /results}]
          volumes:
          - {name: results, persistentVolumeClaim: {claimName: go-demo-8-chaos}}
        """);
    String text = reader.logs(reader.waitsForEnds(Reader.NAMESPACE, "reader", 1)).text();
    reader.simulator().delete("pods", Reader.NAMESPACE, "reader");
    reader.waitsUntilGone("reader");
    return text;
  }

  @Test
  void settings_are_found_in_the_home_of_the_container() {
    reader.applies("k8s/chaos/settings.yaml");
    reader.applies("k8s/chaos/periodic-slack.yaml");
    JsonObject pod = ends(1);
    assertThat(Reader.phase(pod)).isEqualTo("Succeeded");
    reader
        .logs(pod)
        .ends("completed", 0)
        .prints("DEBUG Using settings file '/root/.chaostoolkit/settings.yaml'")
        .printsNone("could not be found");
  }

  @Test
  void runs_inside_and_outside_do_not_disturb_one_another() {
    reader.applies("k8s/chaos/once.yaml");
    reader.applies("k8s/chaos/periodic.yaml");
    reader.waits(
        "both to run", () -> reader.pods(CHAOS).stream().filter(Reader::isReady).count() > 0);
    Told outside = reader.chaos("run chaos/terminate-pod.yaml").ends("completed", 0);
    ends(2);
    assertThat(runs(outside)).isEqualTo(1);
    assertThat(reader.pods(CHAOS)).hasSize(2).allMatch(pod -> runs(reader.logs(pod)) == 1);
  }

  private static long runs(Told told) {
    return told.lines().stream().filter(line -> line.contains("Running experiment: ")).count();
  }
}
