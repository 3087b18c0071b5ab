package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollingOutStory {
  private static final String STATUS = "rollout status deployment/web --timeout=60s";

  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void a_deployment_goes_forth_and_back() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=3");
    assertThat(terminal.ok(STATUS)).endsWith("deployment \"web\" successfully rolled out");

    assertThat(terminal.ok("set image deployment/web nginx=nginx:1.28"))
        .isEqualTo("deployment.apps/web image updated");
    terminal.ok("annotate deployment/web kubernetes.io/change-cause=newer");
    assertThat(terminal.ok(STATUS))
        .contains("Waiting for deployment \"web\" rollout to finish:")
        .endsWith("deployment \"web\" successfully rolled out");
    assertThat(terminal.ok("rollout history deployment/web"))
        .isEqualTo("deployment.apps/web\nREVISION  CHANGE-CAUSE\n1  <none>\n2  newer");
    assertThat(terminal.ok("rollout history deployment/web --revision=2"))
        .startsWith("deployment.apps/web with revision #2\nPod Template:\n")
        .contains("Image:\tnginx:1.28");

    assertThat(terminal.ok("rollout undo deployment/web"))
        .isEqualTo("deployment.apps/web rolled back");
    terminal.ok(STATUS);
    assertThat(terminal.ok("get deployment web -o jsonpath='{..image}'")).isEqualTo("nginx:1.27");
    assertThat(terminal.ok("rollout history deployment/web"))
        .isEqualTo("deployment.apps/web\nREVISION  CHANGE-CAUSE\n2  newer\n3  <none>");

    assertThat(terminal.ok("rollout restart deployment/web"))
        .isEqualTo("deployment.apps/web restarted");
    terminal.ok(STATUS);
    assertThat(terminal.ok("get replicasets -l app=web -o name").lines()).hasSize(3);
  }

  @Test
  void a_pause_holds_back_what_is_changed() {
    terminal.ok("create deployment calm --image=nginx:1.27");
    terminal.ok("rollout status deployment/calm --timeout=60s");
    assertThat(terminal.ok("rollout pause deployment/calm"))
        .isEqualTo("deployment.apps/calm paused");
    assertThat(terminal.fails("rollout pause deployment/calm"))
        .isEqualTo("error: deployments.apps \"calm\" is already paused");
    assertThat(terminal.ok("set env deployment/calm A=b"))
        .isEqualTo("deployment.apps/calm env updated");
    assertThat(terminal.ok("get deployment calm"))
        .isEqualTo("NAME  READY  UP-TO-DATE  AVAILABLE  AGE\ncalm  1/1  0  1  AGE");
    assertThat(terminal.fails("rollout restart deployment/calm"))
        .isEqualTo(
            "error: deployments.apps \"calm\" can't restart paused deployment (run rollout resume"
                + " first)");
    assertThat(terminal.ok("rollout resume deployment/calm"))
        .isEqualTo("deployment.apps/calm resumed");
    terminal.ok("rollout status deployment/calm --timeout=60s");
    assertThat(terminal.ok("set env deployment/calm --list"))
        .isEqualTo("# Deployment calm, container nginx\nA=b");
  }

  @Test
  void an_image_that_is_not_there_stops_a_roll_out() {
    terminal.ok("create deployment stuck --image=no-such-image:1");
    assertThat(terminal.fails("rollout status deployment/stuck --timeout=1s"))
        .endsWith("error: timed out waiting for the condition");
    assertThat(terminal.until("get pods -l app=stuck", "ImagePullBackOff"))
        .isEqualTo("NAME  READY  STATUS  RESTARTS  AGE\nstuck-*  0/1  ImagePullBackOff  0  AGE");
  }
}
