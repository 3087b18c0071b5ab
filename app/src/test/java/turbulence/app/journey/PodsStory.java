package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;
import static turbulence.app.journey.Told.Check.BEFORE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The book's chapter about destroying instances of an application, typed from its beginning to its
/// end.
class PodsStory {
  private static final String K = "kubectl --namespace go-demo-8 ";
  private static final String APPLY = K + "apply --filename k8s/terminate-pods/pod.yaml";
  private static final String PODS = K + "get pods";
  private static final String NONE = "No resources found in go-demo-8 namespace.";

  @RegisterExtension final ReadersTerminal terminal = new ReadersTerminal();

  @Test
  void the_chapter_goes_as_printed() {
    aPod();
    theFirstExperiment();
    aHypothesis();
    aPause();
    phasesAndConditions();
    aDatabase();
    aDeployment();
    assertThat(terminal.sees("kubectl delete namespace go-demo-8"))
        .contains("namespace \"go-demo-8\" deleted");
  }

  private void applies() {
    terminal.waitsUntil(PODS, NONE::equals);
    assertThat(terminal.sees(APPLY)).isEqualTo("pod/go-demo-8 created");
    terminal.waitsUntil(
        PODS, pods -> pods.matches("(?s).* 0/1 +(Running|Error|CrashLoopBackOff) .*"));
  }

  private void aPod() {
    terminal.sees("kubectl create namespace go-demo-8");
    applies();
    assertThat(terminal.sees("chaos discover chaostoolkit-kubernetes"))
        .contains("Discovery outcome saved in ");
    assertThat(terminal.sees("cat discovery.json"))
        .contains("terminate_pods", "count_pods", "pods_in_phase", "label_selector");
  }

  private void theFirstExperiment() {
    terminal
        .types("chaos run chaos/terminate-pod.yaml; echo $?")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO No steady state hypothesis defined. That's ok, just exploring.
            INFO Action: terminate-pod
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.\
            """);
    terminal.waitsUntil(PODS, NONE::equals);
  }

  private void aHypothesis() {
    assertThat(terminal.types("diff chaos/terminate-pod.yaml chaos/terminate-pod-ssh.yaml").text())
        .contains(">       func: count_pods");
    terminal
        .types("chaos run chaos/terminate-pod-ssh.yaml; echo $?")
        .ends("failed", 1)
        .missesByValue(BEFORE, "pod-exists");
    applies();
    terminal.types("chaos run chaos/terminate-pod-ssh.yaml; echo $?").ends("completed", 0).misses();
  }

  private void aPause() {
    applies();
    terminal
        .types("chaos run chaos/terminate-pod-pause.yaml; echo $?")
        .ends("deviated", 1)
        .missesByValue(AFTER, "pod-exists")
        .prints("INFO Pausing after activity for 10s...");
  }

  private void phasesAndConditions() {
    applies();
    assertThat(terminal.sees(K + "describe pod go-demo-8"))
        .containsPattern("\n  Initialized +True")
        .containsPattern("\n  Ready +False")
        .containsPattern("\n  ContainersReady +False")
        .containsPattern("\n  PodScheduled +True");
    terminal
        .types("chaos run chaos/terminate-pod-phase.yaml; echo $?")
        .ends("failed", 1)
        .missesByFailing(
            BEFORE,
            "pod-in-conditions",
            "pod go-demo-8 does not match the following given condition: {'type': 'Ready',"
                + " 'status': 'True'}");
    assertThat(
            terminal.waitsUntil(
                K + "logs go-demo-8", log -> log.contains("panic: no reachable servers")))
        .contains("Starting the application", "Configuring DB go-demo-8-db", "goroutine 1");
  }

  private void aDatabase() {
    terminal.sees(K + "apply --filename k8s/db");
    assertThat(terminal.sees(K + "rollout status deployment go-demo-8-db"))
        .contains("successfully rolled out");
    terminal.waitsUntil(
        PODS,
        pods -> pods.matches("(?s).*\ngo-demo-8 +1/1 +Running.*\ngo-demo-8-db-.* 1/1 +Running.*"));
    terminal
        .types("chaos run chaos/terminate-pod-phase.yaml; echo $?")
        .ends("deviated", 1)
        .missesByValue(AFTER, "pod-exists");
    assertThat(terminal.sees(PODS)).doesNotContainPattern("\ngo-demo-8 ");
  }

  private void aDeployment() {
    terminal.sees(K + "apply --filename k8s/terminate-pods/deployment.yaml");
    assertThat(terminal.sees(K + "rollout status deployment go-demo-8"))
        .contains("successfully rolled out");
    terminal
        .types("chaos run chaos/terminate-pod-phase.yaml; echo $?")
        .ends("completed", 0)
        .misses();
    assertThat(terminal.sees(PODS)).containsPattern("\ngo-demo-8-[a-z0-9-]+ +1/1 +Running +0 ");
  }
}
