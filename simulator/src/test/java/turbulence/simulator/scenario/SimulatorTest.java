package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonObject;

class SimulatorTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @RegisterExtension
  SimulatorExtension extension =
      new SimulatorExtension(Simulator.with(deployment("web").replicas(3)).handDriven(START));

  @TempDir Path folder;

  private static List<String> names(List<JsonObject> objects) {
    return objects.stream().map(o -> o.object("metadata").text("name").orElse("")).toList();
  }

  @Test
  void pods_come_up_and_come_back(Simulator simulator) {
    assertThat(simulator.awaitReady(Duration.ofSeconds(30))).isEmpty();
    String victim = names(simulator.pods("app=web")).getFirst();
    simulator.delete("pod", "default", victim);
    simulator.advance(Duration.ofMinutes(1));
    assertThat(names(simulator.pods("app=web"))).hasSize(3).doesNotContain(victim);
    assertThat(simulator.awaitReady(Duration.ofSeconds(30))).isEmpty();
  }

  @Test
  void time_stands_still_until_it_is_moved(Simulator simulator) {
    Instant before = simulator.now();
    simulator.settle();
    assertThat(simulator.now()).isEqualTo(before);
    simulator.advance(Duration.ofHours(1));
    assertThat(simulator.now()).isEqualTo(before.plus(Duration.ofHours(1)));
  }

  @Test
  void a_cluster_begins_with_what_a_real_one_has(Simulator simulator) {
    simulator.settle();
    assertThat(names(simulator.list("ns", "")))
        .containsExactly("default", "kube-node-lease", "kube-public", "kube-system");
    assertThat(names(simulator.list("Node", ""))).containsExactly("node-0", "node-1", "node-2");
    assertThat(names(simulator.list("nodes", "", "topology.kubernetes.io/zone=zone-1")))
        .containsExactly("node-1");
    assertThat(simulator.get("svc", "default", "kubernetes")).isPresent();
    assertThat(simulator.get("endpoints", "default", "kubernetes")).isPresent();
    assertThat(simulator.get("sa", "kube-system", "default")).isPresent();
    assertThat(simulator.get("cm", "kube-public", "kube-root-ca.crt")).isPresent();
  }

  @Test
  void namespaces_and_definitions_come_before_what_needs_them(Simulator simulator) {
    simulator.apply(
        """
        apiVersion: shop.example.com/v1
        kind: Teapot
        metadata: {name: blue, namespace: shop}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: shop}
        spec: {containers: [{name: c, image: nginx}]}
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: teapots.shop.example.com}
        spec:
          group: shop.example.com
          scope: Namespaced
          names: {plural: teapots, singular: teapot, kind: Teapot}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """);
    assertThat(names(simulator.list("teapots.shop.example.com", "shop"))).containsExactly("blue");
    assertThat(names(simulator.list("pods", "shop"))).containsExactly("p");
  }

  @Test
  void what_the_api_refuses_is_told_for_all_manifests(Simulator simulator) {
    ManifestsInvalid refused =
        catchThrowableOfType(
            ManifestsInvalid.class,
            () ->
                simulator.apply(
                    """
                    {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}
                    ---
                    {apiVersion: v2, kind: Pod, metadata: {name: b}}
                    ---
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: c}, dat: {}}
                    """));
    assertThat(refused.problems())
        .satisfiesExactly(
            p -> assertThat(p).startsWith("manifests, document 1: Pod a: ").contains("containers"),
            p -> assertThat(p).endsWith("Pod b: no matches for kind \"Pod\" in version \"v2\""),
            p -> assertThat(p).contains("ConfigMap c: ", "unknown field \"dat\""));
  }

  @Test
  void what_is_there_already_is_changed(Simulator simulator) {
    simulator.apply(deployment("web").replicas(1).object());
    assertThat(simulator.awaitReady(Duration.ofSeconds(60))).isEmpty();
    simulator.advance(Duration.ofMinutes(1));
    assertThat(simulator.pods("app=web")).hasSize(1);
  }

  @Test
  void the_kubeconfig_is_for_its_owner_and_never_takes_the_place_of_another(Simulator simulator)
      throws IOException {
    Path file = folder.resolve("kubeconfig");
    simulator.writeKubeconfig(file);
    simulator.writeKubeconfig(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file)
        .content()
        .isEqualTo(simulator.kubeconfig())
        .contains("server: " + simulator.url(), "token: " + simulator.token().orElseThrow());
    Path theirs = Files.writeString(folder.resolve("config"), "apiVersion: v1\n");
    assertThatThrownBy(() -> simulator.writeKubeconfig(theirs)).isInstanceOf(IOException.class);
    assertThat(theirs).content().isEqualTo("apiVersion: v1\n");
  }

  @Test
  void the_same_seed_makes_the_same_cluster(Simulator simulator) {
    simulator.awaitReady(Duration.ofSeconds(30));
    try (Simulator other =
        Simulator.with(deployment("web").replicas(3)).handDriven(START).start()) {
      other.awaitReady(Duration.ofSeconds(30));
      assertThat(names(other.pods(""))).isEqualTo(names(simulator.pods("")));
    }
  }

  @Test
  void a_description_is_not_changed_by_its_words() {
    Scenario usual = Simulator.builder();
    assertThat(usual.nodes(7).settings().nodes()).isEqualTo(7);
    assertThat(usual.settings().nodes()).isEqualTo(3);
    assertThatThrownBy(() -> usual.nodes(-1)).hasMessageContaining("nodes must be from 0");
    assertThatThrownBy(() -> usual.speed(0)).hasMessageContaining("speed must be above 0");
    assertThatThrownBy(() -> usual.zones(0)).hasMessageContaining("zones must be from 1");
  }
}
