package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;
import static turbulence.app.journey.Told.Check.BEFORE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonObject;

/// The book's chapter about destroying instances of an application.
class PodsJourneyTest {
  private static final String APP = "go-demo-8";
  private static final String NOT_READY =
      "pod go-demo-8 does not match the following given"
          + " condition: {'type': 'Ready', 'status': 'True'}";

  @RegisterExtension final Reader reader = new Reader();

  /// A bare pod whose database is missing: it runs, ends and is started again.
  @BeforeEach
  void a_pod() {
    reader.applies("k8s/terminate-pods/pod.yaml");
    crashes();
  }

  private void crashes() {
    reader.waitsForPod(APP, pod -> Reader.phase(pod).equals("Running") && !Reader.isReady(pod));
  }

  @Test
  void a_pod_is_terminated_and_nobody_asks_for_more() {
    reader
        .chaos("run chaos/terminate-pod.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Validating the experiment's syntax
            INFO Experiment looks valid
            INFO Running experiment: What happens if we terminate a Pod?
            INFO No steady state hypothesis defined. That's ok, just exploring.
            INFO Action: terminate-pod
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: completed\
            """);
    reader.waitsUntilGone(APP);
  }

  @Test
  void without_a_pod_the_gate_is_missed_and_nothing_is_done() {
    reader.chaos("run chaos/terminate-pod.yaml");
    reader.waitsUntilGone(APP);
    reader
        .chaos("run chaos/terminate-pod-ssh.yaml")
        .ends("failed", 1)
        .missesByValue(BEFORE, "pod-exists")
        .prints(
            """
            INFO Steady state hypothesis: Pod exists
            INFO Probe: pod-exists
            CRITICAL Steady state probe 'pod-exists' is not in the given tolerance so failing this experiment
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: failed\
            """);
  }

  @Test
  void a_pod_that_terminates_still_exists() {
    reader
        .chaos("run chaos/terminate-pod-ssh.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Steady state hypothesis: Pod exists
            INFO Probe: pod-exists
            INFO Steady state hypothesis is met!
            INFO Action: terminate-pod
            INFO Steady state hypothesis: Pod exists
            INFO Probe: pod-exists
            INFO Steady state hypothesis is met!
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: completed\
            """);
    assertThat(reader.pods(APP)).singleElement().matches(Reader::isTerminating);
    reader.waitsUntilGone(APP);
  }

  @Test
  void after_a_pause_the_pod_is_gone() {
    reader
        .chaos("run chaos/terminate-pod-pause.yaml")
        .ends("deviated", 1)
        .missesByValue(AFTER, "pod-exists")
        .prints(
            """
            INFO Steady state hypothesis is met!
            INFO Action: terminate-pod
            INFO Pausing after activity for 10s...
            INFO Steady state hypothesis: Pod exists
            INFO Probe: pod-exists
            CRITICAL Steady state probe 'pod-exists' is not in the given tolerance so failing this experiment
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: deviated
            INFO The steady-state has deviated, a weakness may have been discovered\
            """);
    assertThat(reader.pods(APP)).isEmpty();
  }

  @Test
  void a_pod_without_its_database_is_running_and_not_ready() {
    JsonObject pod = reader.pods(APP).getFirst();
    assertThat(Reader.condition(pod, "Initialized")).isEqualTo("True");
    assertThat(Reader.condition(pod, "Ready")).isEqualTo("False");
    assertThat(Reader.condition(pod, "ContainersReady")).isEqualTo("False");
    assertThat(Reader.condition(pod, "PodScheduled")).isEqualTo("True");
    reader
        .chaos("run chaos/terminate-pod-phase.yaml")
        .ends("failed", 1)
        .prints(
            """
            INFO Probe: pod-exists
            INFO Probe: pod-in-phase
            INFO Probe: pod-in-conditions\
            """)
        .missesByFailing(BEFORE, "pod-in-conditions", NOT_READY);
    assertThat(reader.pods(APP)).singleElement().matches(it -> !Reader.isTerminating(it));
  }

  private void database() {
    reader.applies("k8s/db");
    reader.waitsForPod(APP, Reader::isReady);
    reader.waitsForPod(APP + "-db", Reader::isReady);
  }

  @Test
  void nobody_brings_a_bare_pod_back() {
    database();
    assertThat(
            reader
                .chaos("run chaos/terminate-pod-phase.yaml")
                .ends("deviated", 1)
                .prints(
                    """
                    INFO Probe: pod-exists
                    INFO Probe: pod-in-phase
                    INFO Probe: pod-in-conditions
                    INFO Steady state hypothesis is met!
                    INFO Action: terminate-pod
                    INFO Pausing after activity for 10s...
                    INFO Steady state hypothesis: Pod exists
                    INFO Probe: pod-exists\
                    """)
                .lines())
        .filteredOn(line -> line.startsWith("CRITICAL"))
        .hasSize(1);
    assertThat(reader.pods(APP)).isEmpty();
    assertThat(reader.pods(APP + "-db")).hasSize(1);
  }

  @Test
  void a_deployment_brings_its_pod_back() {
    database();
    reader.chaos("run chaos/terminate-pod.yaml");
    reader.waitsUntilGone(APP);
    reader.applies("k8s/terminate-pods/deployment.yaml");
    reader.waitsForRollout();
    String before = Reader.name(reader.pods(APP).getFirst());
    reader
        .chaos("run chaos/terminate-pod-phase.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Probe: pod-exists
            INFO Probe: pod-in-phase
            INFO Probe: pod-in-conditions
            INFO Steady state hypothesis is met!
            INFO Action: terminate-pod
            INFO Pausing after activity for 10s...
            INFO Probe: pod-exists
            INFO Probe: pod-in-phase
            INFO Probe: pod-in-conditions
            INFO Steady state hypothesis is met!
            INFO Experiment ended with status: completed\
            """);
    assertThat(reader.pods(APP))
        .singleElement()
        .matches(Reader::isReady)
        .matches(pod -> !Reader.name(pod).equals(before));
  }
}
