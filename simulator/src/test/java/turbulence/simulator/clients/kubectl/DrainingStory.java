package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DrainingStory {
  @RegisterExtension static final Terminal terminal = new Terminal(10);

  @Test
  void a_node_is_emptied_as_far_as_budgets_allow() {
    terminal.ok("create deployment web --image=nginx:1.27 --replicas=3");
    terminal.ok("create pdb web --selector=app=web --min-available=3");
    terminal.ok("rollout status deployment/web --timeout=60s");
    terminal.until("get pdb web", "3  N/A  0");

    assertThat(terminal.fails("drain node-1 --timeout=1s"))
        .contains(
            "node/node-1 cordoned\nevicting pod default/web-*\n",
            "error when evicting pods/\"web-*\" -n \"default\" (will retry after AGE): Cannot evict"
                + " pod as it would violate the pod's disruption budget.",
            "error: unable to drain node \"node-1\" due to error:");
    assertThat(terminal.ok("get node node-1"))
        .isEqualTo(
            "NAME  STATUS  ROLES  AGE  VERSION\n"
                + "node-1  Ready,SchedulingDisabled  <none>  AGE  v1.36.2");

    terminal.ok("patch pdb web -p '{\"spec\":{\"minAvailable\":1}}'");
    terminal.until("get pdb web", "1  N/A  2");
    assertThat(terminal.ok("drain node-1 --ignore-daemonsets --delete-emptydir-data --timeout=60s"))
        .isEqualTo(
            "node/node-1 already cordoned\nevicting pod default/web-*\npod/web-* evicted\n"
                + "node/node-1 drained");
    terminal.ok("rollout status deployment/web --timeout=60s");
    assertThat(terminal.ok("get pods --field-selector spec.nodeName=node-1"))
        .isEqualTo("No resources found in default namespace.");
    assertThat(terminal.ok("uncordon node-1")).isEqualTo("node/node-1 uncordoned");
    assertThat(terminal.ok("uncordon node-1")).isEqualTo("node/node-1 already uncordoned");
  }

  @Test
  void what_nobody_would_bring_back_is_not_drained_unasked() {
    terminal.ok("run alone --image=nginx:1.27 --overrides='{\"spec\":{\"nodeName\":\"node-2\"}}'");
    terminal.ok("wait --for=condition=Ready pod/alone --timeout=60s");
    assertThat(terminal.fails("drain node-2"))
        .contains(
            "cannot delete cannot delete Pods that declare no controller (use --force to override):"
                + " default/alone");
    terminal.ok("delete pod alone");
    terminal.ok("uncordon node-2");
  }

  @Test
  void a_node_is_cordoned_and_tainted() {
    assertThat(terminal.ok("cordon node-0")).isEqualTo("node/node-0 cordoned");
    assertThat(terminal.ok("uncordon node-0")).isEqualTo("node/node-0 uncordoned");
    assertThat(terminal.ok("taint node node-0 k=v:NoSchedule")).isEqualTo("node/node-0 tainted");
    assertThat(terminal.ok("taint node node-0 k-")).isEqualTo("node/node-0 untainted");
    assertThat(terminal.fails("taint node node-0 k-")).isEqualTo("error: taint \"k\" not found");
  }
}
