package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;
import static turbulence.app.journey.Told.Check.BEFORE;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// The book's chapter about nodes that are drained and deleted. Where the book leaves to chance
/// which node it is, so does the test, with a seed.
class NodesJourneyTest {
  private static final String APP = "go-demo-8";
  private static final String DB = "go-demo-8-db";
  private static final String HEALTHY = "all-apps-are-healthy";

  @RegisterExtension final Reader reader = new Reader(1, List.of("istio"));

  @BeforeEach
  void an_application_in_the_mesh() {
    reader
        .simulator()
        .apply(
            "{apiVersion: v1, kind: Namespace, metadata: {name: go-demo-8, labels:"
                + " {istio-injection: enabled}}}");
    reader.applies("k8s/app-db");
    reader.waitsForRollout();
    reader.exports("NODE_LABEL", "beta.kubernetes.io/os=linux");
  }

  private List<JsonObject> nodes() {
    return reader.simulator().list("nodes", "");
  }

  private List<String> closed() {
    return nodes().stream()
        .filter(node -> node.object("spec").get("unschedulable") == JsonBool.TRUE)
        .map(Reader::name)
        .toList();
  }

  private static String node(JsonObject pod) {
    return pod.object("spec").text("nodeName").orElse("");
  }

  private JsonObject gateway(int index) {
    return gateways().get(index);
  }

  private List<JsonObject> gateways() {
    return reader.simulator().list("pods", "istio-system", "app=istio-ingressgateway");
  }

  private Told drains() {
    return reader
        .chaos("run chaos/node-drain.yaml")
        .ends("deviated", 1)
        .missesByFailing(AFTER, HEALTHY, "the system is unhealthy");
  }

  @Test
  void the_application_is_reached_through_the_mesh() {
    assertThat(reader.curl("go-demo-8.acme.com", "/")).startsWith("HTTP/1.1 200 ");
    assertThat(reader.simulator().list("deployments", "istio-system"))
        .extracting(Reader::name)
        .contains("istio-ingressgateway", "istiod");
  }

  @Test
  void the_nodes_have_labels() {
    assertThat(nodes())
        .singleElement()
        .extracting(node -> node.object("metadata").object("labels").names())
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains(
            "beta.kubernetes.io/os",
            "kubernetes.io/os",
            "kubernetes.io/hostname",
            "topology.kubernetes.io/zone");
  }

  @Test
  void the_only_node_is_not_drained_since_a_budget_needs_the_gateway() {
    Told told = drains();
    assertThat(told.text())
        .contains("Failed to evict pod istio-ingressgateway-")
        .contains("Cannot evict pod as it would violate the pod's disruption budget.")
        .contains("The disruption budget ingressgateway needs 1 healthy pods and has 1 currently")
        .contains("budget istio-system/ingressgateway allows 0 disruptions");
    told.prints(
        """
        INFO Steady state hypothesis: Nodes are indestructible
        INFO Probe: all-apps-are-healthy
        INFO Steady state hypothesis is met!
        INFO Action: drain-node
        INFO Pausing after activity for 1s...
        INFO Steady state hypothesis: Nodes are indestructible
        INFO Probe: all-apps-are-healthy\
        """);
    assertThat(closed()).hasSize(1);
    assertThat(reader.pods(APP)).allMatch(pod -> Reader.phase(pod).equals("Pending"));
  }

  @Test
  void a_gate_that_is_missed_still_plays_the_rollback_that_opens_the_node() {
    drains();
    Told told =
        reader
            .chaos("run chaos/node-uncordon.yaml")
            .ends("failed", 1)
            .missesByFailing(BEFORE, HEALTHY, "the system is unhealthy")
            .prints(
                """
                INFO Let's rollback...
                INFO Rollback: uncordon-node
                INFO Action: uncordon-node\
                """);
    assertThat(told.text()).doesNotContain("Action: drain-node");
    assertThat(closed()).isEmpty();
    reader.waitsForRollout();
  }

  /// As the author does by the tools of three providers; the application is spread over them then.
  private void threeNodes() {
    reader.simulator().addNode("node-1", "zone-b");
    reader.simulator().addNode("node-2", "zone-c");
    reader
        .simulator()
        .apply(
            "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name:"
                + " istio-ingressgateway, namespace: istio-system}, spec: {minReplicas: 2}}");
    reader.waits(
        "three nodes",
        () -> nodes().stream().allMatch(it -> Reader.condition(it, "Ready").equals("True")));
    reader.waits(
        "a second gateway",
        () -> gateways().size() == 2 && gateways().stream().allMatch(Reader::isReady));
    reader.restarts(APP);
    reader.waitsForRollout();
  }

  @Test
  void a_second_gateway_is_put_onto_another_node() {
    threeNodes();
    assertThat(nodes()).hasSize(3);
    assertThat(node(gateway(0))).isNotEqualTo(node(gateway(1)));
  }

  @Test
  void one_of_three_nodes_is_drained_and_opened_again() {
    threeNodes();
    reader
        .chaos("run --seed 1 chaos/node-uncordon.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Steady state hypothesis is met!
            INFO Action: drain-node
            INFO Pausing after activity for 1s...
            INFO Steady state hypothesis: Nodes are indestructible
            INFO Probe: all-apps-are-healthy
            INFO Steady state hypothesis is met!
            INFO Let's rollback...
            INFO Rollback: uncordon-node
            INFO Action: uncordon-node
            INFO Experiment ended with status: completed\
            """);
    assertThat(nodes()).hasSize(3);
    assertThat(closed()).isEmpty();
  }

  @Test
  void one_of_three_nodes_is_deleted_and_nothing_brings_it_back() {
    threeNodes();
    reader
        .chaos("run --seed 1 chaos/node-delete.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Action: delete-node
            INFO Pausing after activity for 10s...
            INFO Steady state hypothesis is met!
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: completed\
            """);
    assertThat(nodes()).hasSize(2);
    reader.simulator().advance(Duration.ofMinutes(1));
    assertThat(nodes()).hasSize(2);
    reader.waitsForRollout();
    Set<String> there = new TreeSet<>(nodes().stream().map(Reader::name).toList());
    assertThat(reader.pods(APP))
        .allMatch(Reader::isReady)
        .allMatch(pod -> there.contains(node(pod)));
    assertThat(reader.pods(DB)).singleElement().matches(Reader::isReady);
  }
}
