package turbulence.simulator.control.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class RandomClustersTest {
  private static final String HOST = "kubernetes.io/hostname";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_comes_no_rule_is_broken(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Town town = new Town(seed);
    town.nodes(4 + random.nextInt(8));
    List<String> pods = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      int what = random.nextInt(10);
      if (what < 7) {
        String name = "p" + step;
        town.pod(name, "{'app':'a" + random.nextInt(3) + "'}", spec(random), container(random));
        pods.add(name);
      } else if (what == 7 && !pods.isEmpty()) {
        String gone = pods.remove(random.nextInt(pods.size()));
        town.delete(gone);
      } else {
        String node = "node-" + random.nextInt(4);
        boolean cordon = random.nextBoolean();
        town.change(
            Town.NODES,
            node,
            now -> now.with("spec", now.object("spec").with("unschedulable", cordon)));
      }
      town.advance(random.nextDouble(0.4));
      check(town, seed, step);
    }
    town.advance(60);
    check(town, seed, -1);
  }

  private static String spec(SplittableRandom random) {
    String who = "'labelSelector':{'matchLabels':{'app':'a" + random.nextInt(3) + "'}}";
    return switch (random.nextInt(5)) {
      case 0 ->
          "'affinity':{'podAntiAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'"
              + HOST
              + "',"
              + who
              + "}]}}";
      case 1 -> "'nodeSelector':{'topology.kubernetes.io/zone':'zone-" + random.nextInt(3) + "'}";
      case 2 ->
          "'topologySpreadConstraints':[{'maxSkew':1,'topologyKey':'"
              + HOST
              + "','whenUnsatisfiable':'DoNotSchedule',"
              + who
              + "}]";
      default -> "";
    };
  }

  private static String container(SplittableRandom random) {
    return "'resources':{'requests':{'cpu':'%dm','memory':'%dMi'}}%s"
        .formatted(
            100 + random.nextInt(2500),
            64 + random.nextInt(6000),
            random.nextInt(4) == 0
                ? ",'ports':[{'containerPort':80,'hostPort':" + (80 + random.nextInt(2)) + "}]"
                : "");
  }

  private static void check(Town town, long seed, int step) {
    String at = "seed " + seed + " step " + step;
    Map<String, List<Stored>> byNode = new HashMap<>();
    for (Stored pod : town.store.snapshot(Town.PODS).all("shop")) {
      String node = Trees.text(pod.spec(), "nodeName");
      String phase = Trees.text(pod.status(), "phase");
      boolean over = phase.equals("Succeeded") || phase.equals("Failed");
      if (!node.isEmpty() && !over) {
        byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(pod);
      }
    }
    byNode.forEach((node, pods) -> checkNode(town, node, pods, at));
  }

  private static void checkNode(Town town, String name, List<Stored> pods, String at) {
    Stored node = town.store.get(new Key(Town.NODES, name)).orElseThrow();
    Demand sum = Demand.NONE;
    List<Demand.Port> ports = new ArrayList<>();
    for (Stored pod : pods) {
      Demand demand = Demand.of(pod.spec());
      sum = sum.plus(demand);
      for (Demand.Port port : demand.ports()) {
        assertThat(ports).as(at).noneMatch(port::clashes);
        ports.add(port);
      }
      Host host = new Host(name);
      assertThat(host.update(node)).isTrue();
      assertThat(NodeRules.of(pod.spec()).admit(host)).as(at).isTrue();
      for (PodTerm term : PodTerm.of("shop", pod.object(), _ -> java.util.Set.of())) {
        assertThat(pods.stream().filter(other -> !other.key().equals(pod.key())))
            .as("%s: %s on %s is to be alone", at, pod.key(), name)
            .noneMatch(other -> term.query().matches("shop", other.metadata().object("labels")));
      }
    }
    JsonObject offered = node.status().object("allocatable");
    assertThat(sum.cpu()).as(at).isLessThanOrEqualTo(Amounts.milli(offered.get("cpu")));
    assertThat(sum.memory()).as(at).isLessThanOrEqualTo(Amounts.units(offered.get("memory")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_new_goes_where_it_may_not(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Town town = new Town(seed);
    town.nodes(6);
    for (int i = 0; i < 6; i++) {
      boolean cordon = i % 2 == 0;
      JsonArray taints =
          i == 1 ? JsonArray.of(Town.json("{'key':'k','effect':'NoSchedule'}")) : JsonArray.EMPTY;
      town.change(
          Town.NODES,
          "node-" + i,
          now ->
              now.with(
                  "spec", now.object("spec").with("unschedulable", cordon).with("taints", taints)));
    }
    town.timeline.settle();
    for (int i = 0; i < 60; i++) {
      town.pod("p" + i, "", container(random).replaceAll(",'ports.*", ""));
    }
    town.advance(5);
    for (Stored pod : town.store.snapshot(Town.PODS).all("shop")) {
      String name = Trees.text(pod.spec(), "nodeName");
      if (!name.isEmpty()) {
        JsonObject spec = town.store.get(new Key(Town.NODES, name)).orElseThrow().spec();
        assertThat(spec.get("unschedulable")).isNotEqualTo(JsonBool.TRUE);
        assertThat(name).isIn("node-3", "node-5");
      }
    }
  }
}
