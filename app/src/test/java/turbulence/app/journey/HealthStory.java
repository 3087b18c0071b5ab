package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The book's chapter about the availability of an application, typed from its beginning to its
/// end.
class HealthStory {
  private static final String K = "kubectl --namespace go-demo-8 ";
  private static final String PODS = K + "get pods";
  private static final String BOTH =
      "(?s)NAME[^\n]*\ngo-demo-8-[a-z0-9]+-[a-z0-9]+ +1/1 +Running[^\n]*"
          + "\ngo-demo-8-db-[a-z0-9-]+ +1/1 +Running[^\n]*";
  private static final String RESPONDS = "app-responds-to-requests";

  @RegisterExtension final ReadersTerminal terminal = new ReadersTerminal();

  @Test
  void the_chapter_goes_as_printed() {
    anApplication();
    anIngress();
    health();
    availability();
    aSecondReplica();
    aDependency();
    terminal.sees("kubectl delete namespace go-demo-8");
  }

  private void anApplication() {
    terminal.sees("kubectl create namespace go-demo-8");
    terminal.sees(K + "apply --filename k8s/terminate-pods/app");
    assertThat(terminal.sees(K + "rollout status deployment go-demo-8"))
        .contains("successfully rolled out");
    terminal.waitsUntil(PODS, pods -> pods.matches(BOTH));
  }

  private void anIngress() {
    assertThat(terminal.sees(K + "get ingress"))
        .isEqualTo("No resources found in go-demo-8 namespace.");
    terminal.exportsTheIngressHost();
    terminal.sees(K + "apply --filename k8s/health/ingress.yaml");
    terminal.waitsUntil(
        "curl -s -H \"Host: go-demo-8.acme.com\" \"http://$INGRESS_HOST\"",
        "Version: 0.0.1; Release: unknown"::equals);
  }

  private void health() {
    terminal
        .types("chaos run chaos/health.yaml; echo $?")
        .ends("deviated", 1)
        .missesByFailing(AFTER, "all-apps-are-healthy", "the system is unhealthy");
    terminal.waitsUntil(PODS, pods -> pods.matches(BOTH));
    terminal
        .types("chaos run chaos/health-pause.yaml; echo $?")
        .ends("completed", 0)
        .misses()
        .prints("INFO Pausing after activity for 10s...");
    assertThat(terminal.sees(PODS)).matches(BOTH);
  }

  private void availability() {
    terminal
        .types("chaos run chaos/health-http.yaml; echo $?")
        .ends("deviated", 1)
        .missesByValue(AFTER, RESPONDS)
        .prints("INFO Pausing after activity for 2s...");
    terminal.waitsUntil(PODS, pods -> pods.matches(BOTH));
  }

  private void aSecondReplica() {
    terminal.sees("kubectl apply --namespace go-demo-8 --filename k8s/health/hpa.yaml");
    terminal.waitsUntil(
        K + "get hpa", hpa -> hpa.matches("(?s).*Deployment/go-demo-8 .*%/80%.* 2 +6 +2 .*"));
    terminal.sees(K + "rollout status deployment go-demo-8");
    terminal.types("chaos run chaos/health-http.yaml; echo $?").ends("completed", 0).misses();
    terminal.sees(K + "rollout status deployment go-demo-8");
  }

  private void aDependency() {
    terminal
        .types("chaos run chaos/health-db.yaml; echo $?")
        .ends("deviated", 1)
        .missesByFailing(AFTER, RESPONDS, "activity took too long to complete")
        .prints("INFO Action: terminate-db-pod");
    terminal.sees(K + "rollout status deployment go-demo-8-db");
  }
}
