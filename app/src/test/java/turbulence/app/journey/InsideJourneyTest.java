package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.BEFORE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The book's chapter about experiments that run inside the cluster.
class InsideJourneyTest {
  private static final String APP = "go-demo-8";
  private static final String RESPONDS = "app-responds-to-requests";

  @RegisterExtension final Reader reader = new Reader();

  @BeforeEach
  void an_application_with_two_replicas() {
    reader.applies("k8s/health/app");
    reader.applies("k8s/chaos/experiments.yaml");
    reader.applies("k8s/chaos/sa.yaml");
    reader.waitsForPods(APP, 2);
  }

  private static String pod(String name, String arguments, String more) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, labels: {app: go-demo-8-chaos}}
    spec:
      serviceAccountName: chaostoolkit
      restartPolicy: Never
      containers:
      - name: chaostoolkit
        image: vfarcic/chaostoolkit:1.4.1-2
        args: %s
        env: [{name: CHAOSTOOLKIT_IN_POD, value: "true"}]
        volumeMounts:
        - {name: config, mountPath: /experiment, readOnly: true}
    %s
      volumes:
      - {name: config, configMap: {name: chaostoolkit-experiments}}
    """
        .formatted(name, arguments, more.indent(4));
  }

  @Test
  void an_experiment_runs_in_a_pod() {
    reader.appliesText(pod("once", "[--verbose, run, /experiment/health-http.yaml]", ""));
    assertThat(reader.waitsForTheEnd("once")).isEqualTo("Succeeded");
    reader
        .logs("once")
        .ends("completed", 0)
        .misses()
        .prints(
            """
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
  void without_the_application_its_pod_fails() {
    reader.simulator().delete("deployments.apps", Reader.NAMESPACE, APP);
    reader.waitsUntilGone(APP);
    reader.appliesText(pod("once", "[--verbose, run, /experiment/health-http.yaml]", ""));
    assertThat(reader.waitsForTheEnd("once")).isEqualTo("Failed");
    reader
        .logs("once")
        .ends("failed", 1)
        .missesByFailing(
            BEFORE,
            RESPONDS,
            "failed to connect to http://go-demo-8.go-demo-8/demo/person: connecting to"
                + " go-demo-8.go-demo-8:80 failed: Connection refused");
  }
}
