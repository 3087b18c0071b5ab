package turbulence.simulator.control.stateful;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.GarbageCollection;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.References;
import turbulence.simulator.control.daemon.DaemonSets;
import turbulence.simulator.control.node.NodeLifecycle;
import turbulence.simulator.control.storage.Binding;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Sets of any shape, to which anything happens: no order is ever broken on the way, and when calm
/// has returned all is as it was asked for.
class RandomSetsTest {
  private static final int NODES = 4;

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void come_to_what_was_asked_for_and_never_break_their_order(int seed) {
    Trial trial = new Trial(seed);
    trial.begin();
    for (int i = 0; i < 30; i++) {
      trial.step();
    }
    trial.calm();
    trial.judge();
  }

  /// One town with one StatefulSet and one DaemonSet in it.
  private static final class Trial {
    private final SplittableRandom random;
    private final Town town;
    private final List<String> broken = new ArrayList<>();
    private final boolean ordered;
    private final boolean surges;
    private boolean stopped;

    Trial(int seed) {
      random = new SplittableRandom(seed);
      town =
          new Town(
              seed,
              List.of(
                  StatefulSets::new,
                  DaemonSets::new,
                  GarbageCollection::new,
                  Binding::new,
                  NodeLifecycle::new));
      ordered = random.nextInt(3) > 0;
      surges = random.nextInt(3) == 0;
      town.store.listen(this::watch);
    }

    void begin() {
      town.nodes(NODES);
      town.create(
          Kinds.STATEFUL_SETS,
          "shop",
          """
          {'apiVersion':'apps/v1','kind':'StatefulSet','metadata':{'name':'db'},
           'spec':{'replicas':%d,'serviceName':'db','selector':{'matchLabels':{'app':'db'}},
            'podManagementPolicy':'%s','ordinals':{'start':%d},'minReadySeconds':%d,
            'template':{'metadata':{'labels':{'app':'db'}},'spec':{'terminationGracePeriodSeconds':2,
             'containers':[{'name':'c','image':'image:0'}]}}}}
          """
              .formatted(
                  random.nextInt(5),
                  ordered ? "OrderedReady" : "Parallel",
                  random.nextInt(3),
                  random.nextInt(2) * 5));
      town.create(
          Kinds.DAEMON_SETS,
          "shop",
          """
          {'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'agent'},
           'spec':{'selector':{'matchLabels':{'app':'agent'}},
            'updateStrategy':{'rollingUpdate':%s},
            'template':{'metadata':{'labels':{'app':'agent'}},'spec':{'terminationGracePeriodSeconds':2,
             'containers':[{'name':'c','image':'image:0'}]}}}}
          """
              .formatted(
                  surges
                      ? "{'maxSurge':'50%','maxUnavailable':0}"
                      : "{'maxUnavailable':" + (1 + random.nextInt(2)) + "}"));
    }

    void step() {
      switch (random.nextInt(9)) {
        case 0 -> spec(Kinds.STATEFUL_SETS, "db", s -> s.with("replicas", random.nextInt(6)));
        case 1 -> image(Kinds.STATEFUL_SETS, "db");
        case 2 -> image(Kinds.DAEMON_SETS, "agent");
        case 3, 4 -> anyPod().ifPresent(this::delete);
        case 5 -> anyPod().ifPresent(this::fail);
        case 6 -> taint("node-" + random.nextInt(NODES));
        case 7 -> {
          // Pods on a node whose kubelet is away end only when it is back.
          if (stopped) {
            town.kubelets.start("node-0");
          } else {
            town.kubelets.stop("node-0", false);
          }
          stopped = !stopped;
        }
        default ->
            spec(
                Kinds.STATEFUL_SETS,
                "db",
                s ->
                    s.with(
                        "updateStrategy",
                        Town.json(
                            "{'type':'RollingUpdate','rollingUpdate':{'partition':%d}}"
                                .formatted(random.nextInt(4)))));
      }
      town.advance(random.nextInt(4) == 0 ? random.nextInt(120) : random.nextInt(8));
    }

    private Optional<Stored> anyPod() {
      List<Stored> all = town.store.snapshot(Kinds.PODS).all("shop");
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void delete(Stored pod) {
      Long grace = random.nextInt(3) == 0 ? 0L : null;
      town.verbs.delete(Caller.ADMIN, pod.key(), new Deletion(grace, null, pod.uid(), null, false));
    }

    private void fail(Stored pod) {
      town.verbs.change(
          Caller.ADMIN,
          pod.key(),
          Part.STATUS,
          now -> now.with("status", now.object("status").with("phase", "Failed")));
    }

    private void taint(String node) {
      String effect = random.nextBoolean() ? "NoSchedule" : "NoExecute";
      JsonArray taints =
          random.nextBoolean()
              ? JsonArray.EMPTY
              : JsonArray.of(JsonObject.of("key", "x", "effect", effect));
      town.change(
          Kinds.NODES, node, now -> now.with("spec", now.object("spec").with("taints", taints)));
    }

    private void image(Resource resource, String name) {
      String image = "image:" + random.nextInt(3);
      spec(
          resource,
          name,
          spec -> {
            JsonObject template = spec.object("template");
            JsonObject container = JsonObject.of("name", "c", "image", image);
            JsonObject pod = template.object("spec").with("containers", JsonArray.of(container));
            return spec.with("template", template.with("spec", pod));
          });
    }

    private void spec(Resource resource, String name, UnaryOperator<JsonObject> change) {
      town.change(resource, name, now -> now.with("spec", change.apply(now.object("spec"))));
    }

    /// Looks at every pod that comes.
    private void watch(Change change) {
      if (!change.key().resource().equals(Kinds.PODS) || !(change instanceof Change.Added)) {
        return;
      }
      Stored pod = change.now();
      if (pod.key().name().startsWith("db-")) {
        member(pod);
      } else {
        daemon(pod);
      }
    }

    private void member(Stored pod) {
      Ordinals ordinals = Ordinals.of(set("db", Kinds.STATEFUL_SETS));
      if (!ordered) {
        return;
      }
      for (long i = ordinals.start(); i < ordinals.number(pod); i++) {
        Optional<Stored> before = town.find(ordinals.name(i));
        if (before.isEmpty() || !Health.isReady(before.get()) || before.get().isDeleting()) {
          broken.add(pod.key().name() + " came before " + ordinals.name(i) + " was ready");
        }
      }
    }

    private void daemon(Stored pod) {
      String node = target(pod);
      long others =
          town.store.snapshot(Kinds.PODS).all("shop").stream()
              .filter(each -> each.key().name().startsWith("agent-"))
              .filter(each -> !each.uid().equals(pod.uid()) && !each.isDeleting())
              .filter(each -> !Pods.isOver(each) && target(each).equals(node))
              .count();
      if (others > (surges ? 1 : 0)) {
        broken.add(others + 1 + " agents on " + node);
      }
    }

    private static String target(Stored pod) {
      String text = pod.spec().object("affinity").toString();
      int at = text.indexOf("node-");
      return text.substring(at, at + "node-0".length());
    }

    private Stored set(String name, Resource resource) {
      return town.store.get(new Key(resource, "shop", name)).orElseThrow();
    }

    void calm() {
      town.kubelets.start("node-0");
      for (int i = 0; i < NODES; i++) {
        town.change(
            Kinds.NODES,
            "node-" + i,
            now -> now.with("spec", now.object("spec").without("taints")));
      }
      spec(Kinds.STATEFUL_SETS, "db", spec -> spec.without("updateStrategy"));
      town.advance(3000);
    }

    void judge() {
      assertThat(broken).isEmpty();
      Stored db = set("db", Kinds.STATEFUL_SETS);
      Ordinals ordinals = Ordinals.of(db);
      List<Stored> members = owned(db);
      assertThat(members.stream().map(pod -> pod.key().name()))
          .containsExactlyElementsOf(
              LongStream.range(ordinals.start(), ordinals.start() + ordinals.count())
                  .mapToObj(ordinals::name)
                  .toList());
      Stored agent = set("agent", Kinds.DAEMON_SETS);
      List<Stored> agents = owned(agent);
      assertThat(agents.stream().map(Pods::node))
          .containsExactlyInAnyOrder("node-0", "node-1", "node-2", "node-3");
      members.forEach(pod -> fine(pod, db));
      agents.forEach(pod -> fine(pod, agent));
      for (String count :
          List.of("replicas", "readyReplicas", "updatedReplicas", "currentReplicas")) {
        assertThat(Fields.whole(db.status(), count, 0)).as(count).isEqualTo(members.size());
      }
      assertThat(db.status().get("currentRevision")).isEqualTo(db.status().get("updateRevision"));
      for (String count :
          List.of("desiredNumberScheduled", "numberReady", "updatedNumberScheduled")) {
        assertThat(Fields.whole(agent.status(), count, 0)).as(count).isEqualTo(NODES);
      }
      assertThat(Fields.whole(agent.status(), "numberMisscheduled", -1)).isZero();
    }

    private List<Stored> owned(Stored set) {
      return town.store.snapshot(Kinds.PODS).all("shop").stream()
          .filter(pod -> References.isControlledBy(pod, set.uid()))
          .toList();
    }

    private static void fine(Stored pod, Stored set) {
      assertThat(Pods.isReady(pod)).as(pod.key().name() + " is ready").isTrue();
      assertThat(pod.isDeleting()).isFalse();
      assertThat(image(pod.spec())).isEqualTo(image(set.spec().object("template").object("spec")));
    }

    private static String image(JsonObject spec) {
      return Fields.text(Fields.objects(spec, "containers").getFirst(), "image");
    }
  }
}
