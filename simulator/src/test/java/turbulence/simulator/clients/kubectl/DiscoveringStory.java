package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiscoveringStory {
  @RegisterExtension static final Terminal terminal = new Terminal(1);

  @Test
  void it_introduces_itself() {
    assertThat(terminal.ok("version")).contains("Server Version: v1.36.2");
    assertThat(terminal.ok("cluster-info"))
        .startsWith("Kubernetes control plane is running at " + terminal.simulator().url());
    assertThat(terminal.ok("api-versions").lines()).contains("apps/v1", "policy/v1", "v1");
    assertThat(terminal.ok("api-resources --api-group=apps"))
        .isEqualTo(
            """
            NAME  SHORTNAMES  APIVERSION  NAMESPACED  KIND
            controllerrevisions  apps/v1  true  ControllerRevision
            daemonsets  ds  apps/v1  true  DaemonSet
            deployments  deploy  apps/v1  true  Deployment
            replicasets  rs  apps/v1  true  ReplicaSet
            statefulsets  sts  apps/v1  true  StatefulSet\
            """);
    assertThat(terminal.ok("get --raw /healthz")).isEqualTo("ok");
    assertThat(terminal.ok("config view")).contains("token: REDACTED");
  }

  @Test
  void fields_are_explained() {
    assertThat(terminal.ok("explain pod.spec.containers.image"))
        .startsWith("KIND:  Pod\nVERSION:  v1\n\nFIELD: image <string>");
    assertThat(terminal.ok("explain deployment.spec.strategy --recursive"))
        .contains("rollingUpdate\t<RollingUpdateDeployment>", "maxSurge\t<IntOrString>");
    assertThat(terminal.fails("explain pod.spec.colour"))
        .endsWith("error: field \"colour\" does not exist");
  }

  @Test
  void rights_are_asked_for() {
    assertThat(terminal.ok("auth can-i create pods")).isEqualTo("yes");
    assertThat(terminal.fails("auth can-i create pods --as=bob")).isEqualTo("no");
    assertThat(terminal.ok("auth can-i --list"))
        .startsWith("Resources  Non-Resource URLs  Resource Names  Verbs\n*.*  []  []  [*]\n")
        .contains(" [*]  []  [*]\n", " [/healthz]  []  [get]\n");
    assertThat(terminal.ok("auth whoami")).contains("Username  kubernetes-admin");
  }

  @Test
  void what_is_not_there_yet_says_so() {
    terminal.ok("run sleeper --image=busybox -- sleep 3600");
    terminal.ok("wait --for=condition=Ready pod/sleeper --timeout=60s");
    assertThat(terminal.fails("port-forward sleeper 0:80"))
        .startsWith("error: error upgrading connection: the simulator does not forward ports: ");
    assertThat(terminal.fails("top pods")).isEqualTo("error: Metrics API not available");
  }
}
