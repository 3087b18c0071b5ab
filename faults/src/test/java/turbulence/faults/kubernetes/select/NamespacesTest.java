package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.SystemWorld;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

class NamespacesTest {
  @TempDir Path folder;
  private Simulator simulator;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.builder().handDriven().start();
    namespace("shop", "shop");
    namespace("shop-test", "shop");
    namespace("bank", "bank");
    namespace("kube-extra", "shop");
    simulator.writeKubeconfig(folder.resolve("config"));
    cluster =
        Cluster.find(
            SystemWorld.create()
                .withEnvironment(Map.of("KUBECONFIG", folder.resolve("config").toString())),
            JsonObject.EMPTY);
  }

  @AfterEach
  void stop() {
    cluster.close();
    simulator.close();
  }

  private void namespace(String name, String team) {
    simulator.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s, labels: {team: %2$s}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: of-%1$s, namespace: %1$s}
        """
            .formatted(name, team));
  }

  private static Namespaces wider(
      @Nullable List<String> list, @Nullable String pattern, @Nullable String labels) {
    return new Namespaces("default", new Wider(list, pattern, labels));
  }

  private List<String> in(Namespaces namespaces) throws Exception {
    return namespaces.in(cluster);
  }

  @Test
  void by_name_list_pattern_and_labels() throws Exception {
    assertThat(in(Namespaces.of("shop"))).containsExactly("shop");
    assertThat(in(wider(List.of("bank", "shop", "bank"), null, null)))
        .containsExactly("bank", "shop");
    assertThat(in(wider(null, "^shop", null))).containsExactly("shop", "shop-test");
    assertThat(in(wider(null, null, "team=shop"))).containsExactly("shop", "shop-test");
    assertThat(in(wider(null, "test$", "team=shop"))).containsExactly("shop-test");
    assertThat(in(wider(List.of("bank", "shop"), null, "team=shop"))).containsExactly("shop");
    assertThat(in(wider(List.of("bank", "shop"), "s", null))).containsExactly("shop");
  }

  @Test
  void the_clusters_own_are_meant_only_by_their_names() throws Exception {
    assertThat(in(wider(null, ".", null))).contains("default", "bank").noneMatch(this::isKube);
    assertThat(in(wider(null, "kube", null))).isEmpty();
    assertThat(in(wider(List.of("kube-extra"), null, null))).containsExactly("kube-extra");
    assertThat(in(wider(List.of("kube-extra"), null, "team"))).containsExactly("kube-extra");
  }

  private boolean isKube(String name) {
    return name.startsWith("kube-");
  }

  @Test
  void objects_are_read_from_there_and_nowhere_else() throws Exception {
    assertThat(read(wider(null, "^(shop|bank)$", null))).containsExactly("of-bank", "of-shop");
    for (int i = 0; i < 20; i++) {
      namespace("many-" + i, "many");
    }
    Break lists = simulator.breaking().on("list").of("configmaps").delay(Duration.ZERO);
    assertThat(read(wider(null, null, "team=many"))).hasSize(20).allMatch(n -> n.contains("many"));
    assertThat(lists.strikes()).isOne();
  }

  private List<String> read(Namespaces namespaces) throws Exception {
    List<String> names = new ArrayList<>();
    namespaces.read(
        cluster,
        Resource.CONFIG_MAPS.everywhere().fields("metadata.name!=kube-root-ca.crt"),
        each -> names.add(each.object("metadata").text("name").orElse("")));
    return names;
  }

  @Test
  void only_those_who_look_for_namespaces_need_a_right_to() {
    assertThat(Namespaces.of("shop").finding(Resource.PODS))
        .containsExactly(Need.of("list", Resource.PODS, "shop"));
    assertThat(wider(List.of("a", "b"), null, null).finding(Resource.PODS))
        .containsExactly(Need.of("list", Resource.PODS, "a"), Need.of("list", Resource.PODS, "b"));
    assertThat(wider(null, "a", null).finding(Resource.PODS))
        .containsExactly(
            Need.of("list", Resource.NAMESPACES, ""), Need.of("list", Resource.PODS, ""));
  }

  @Test
  void none_and_two_ways_at_once_are_refused() {
    assertThatThrownBy(() -> Namespaces.of("")).hasMessage("ns is empty");
    assertThatThrownBy(() -> new Namespaces("shop", new Wider(List.of("a"), null, null)))
        .hasMessage(
            "ns is 'shop', and namespaces, namespace_pattern and namespace_selector are instead of"
                + " ns: give one or the other");
    assertThatThrownBy(() -> wider(null, null, ""))
        .hasMessage("namespace_selector is empty; leave it out to mean any");
    assertThatThrownBy(() -> wider(null, "[", null))
        .hasMessageStartingWith("namespace_pattern '[' is invalid: ");
  }
}
