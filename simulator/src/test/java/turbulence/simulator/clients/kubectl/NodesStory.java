package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.scenario.Simulator;

/// Machines that come, fall silent and go, as kubectl sees them.
class NodesStory {
  @RegisterExtension
  static final Terminal terminal =
      new Terminal(Simulator.builder().builtIn("istio").nodes(1).seed(1).speed(40));

  @Test
  void the_cluster_of_one_node_grows_and_its_gateway_spreads() {
    terminal.ok("rollout status deployment istio-ingressgateway --namespace istio-system");
    assertThat(terminal.fails("drain node-0 --delete-emptydir-data --timeout=3s"))
        .contains("Cannot evict pod as it would violate the pod's disruption budget.");
    terminal.until("get node node-0", "node-0  Ready,SchedulingDisabled");
    terminal.ok("uncordon node-0");

    terminal.simulator().addNode("", "");
    terminal.simulator().addNode("far", "zone-9");
    terminal.until("get nodes", "far  Ready");
    terminal.until("get nodes", "node-1  Ready");
    terminal.ok(
        "patch hpa istio-ingressgateway --namespace istio-system --patch"
            + " '{\"spec\":{\"minReplicas\":2}}'");
    terminal.until("get hpa istio-ingressgateway --namespace istio-system", "cpu: 6%/80%  2  5  2");
    assertThat(
            terminal.ok(
                "get pods --namespace istio-system --selector istio=ingressgateway --output"
                    + " jsonpath={.items[*].spec.nodeName}"))
        .doesNotContain("node-0 node-0");

    assertThat(terminal.ok("delete node far")).isEqualTo("node \"far\" deleted");
    terminal.simulator().stopNode("node-1", true);
    terminal.until("get node node-1", "node-1  NotReady");
    terminal.simulator().startNode("node-1");
    terminal.until("get node node-1", "node-1  Ready");
    assertThat(terminal.ok("get nodes")).doesNotContain("far");
    terminal.simulator().startNode("far");
    terminal.until("get nodes", "far  Ready");
    terminal.simulator().removeNode("far");
    assertThat(terminal.ok("get nodes")).doesNotContain("far");
  }
}
