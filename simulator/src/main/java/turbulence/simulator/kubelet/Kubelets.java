package turbulence.simulator.kubelet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.edge.Insides;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.volume.Shelves;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Inward;
import turbulence.simulator.traffic.Wires;

/// The kubelets of all nodes that are ours; a node that somebody else made has none. All but
/// [#logs] and [#insides] is only used on the control plane's thread.
public final class Kubelets implements Controller {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource NODES = new Resource("", "nodes");

  private final Site site;
  private final Map<String, Machine> machines = new HashMap<>();
  private final Map<Key, Machine> at = new HashMap<>();
  private final Map<String, Heartbeat> hearts = new HashMap<>();
  private final Map<Key, String> unreachable = new HashMap<>();

  /// @param tokens by which pods prove who they are
  public Kubelets(Means means, Wires wires, Images images, Timing timing, Tokens tokens) {
    Logs logs = new Logs(means.timeline());
    Doors doors = new Doors(means.timeline(), logs);
    Shelves shelves = new Shelves(means.timeline());
    site = new Site(means, wires, images, timing, logs, tokens, doors, shelves);
  }

  /// What containers print.
  public Logs logs() {
    return site.logs();
  }

  /// What is known from inside of pods.
  public Insides insides() {
    Inward inward = new Inward(site.wires(), site.means().store());
    return new Insides(site.logs(), site.doors(), inward);
  }

  /// Makes a node, such as one of [Nodes], and runs the pods that are bound to it from now on.
  public void join(JsonObject node) {
    Machine machine = new Machine(site.means(), node);
    register(machine, node);
    machines.put(machine.name(), machine);
    site.logs().answer(machine.name(), machine.ip());
    Heartbeat heart = new Heartbeat(site.means(), machine);
    hearts.put(machine.name(), heart);
    heart.begin();
    sync(machine);
  }

  private void register(Machine machine, JsonObject node) {
    Key key = new Key(NODES, machine.name());
    if (site.means().store().get(key).isEmpty()) {
      site.means().verbs().create(machine.caller(), key, node);
    }
  }

  /// How each machine is, by name.
  public Map<String, Machine.State> states() {
    Map<String, Machine.State> states = new TreeMap<>();
    machines.forEach((name, machine) -> states.put(name, machine.state()));
    return states;
  }

  /// Silences a node's kubelet: containers run on, but nothing is told of them and no order
  /// arrives.
  ///
  /// @param cut whether the network of its pods is gone as well
  public void stop(String node, boolean cut) {
    Machine machine = machines.get(node);
    if (machine == null) {
      return;
    }
    if (!machine.isStopped()) {
      machine.stopped(true);
      site.logs().silence(node);
      heart(node).end();
    }
    if (cut && machine.cut(true)) {
      machine.pods().values().forEach(pod -> site.wires().lose(pod.podIp()));
    }
  }

  /// Ends what [#stop] began; of a kubelet that runs, starts it again. It registers its node when
  /// that is gone.
  public void start(String node) {
    Machine machine = machines.get(node);
    if (machine == null) {
      return;
    }
    machine.stopped(false);
    register(machine, machine.node(site.means().now()));
    site.logs().answer(node, machine.ip());
    if (machine.cut(false)) {
      machine.pods().values().forEach(pod -> site.wires().restore(pod.podIp()));
    }
    heart(node).end();
    heart(node).begin();
    sync(machine);
    machine.pods().values().forEach(PodRun::publish);
  }

  /// Takes a machine away for good, with all that runs on it. The cluster knows its pods until it
  /// notices; who calls them waits in vain.
  public void remove(String node) {
    Machine machine = machines.remove(node);
    if (machine == null) {
      return;
    }
    heart(node).end();
    hearts.remove(node);
    machine.stopped(true);
    site.logs().silence(node);
    machine
        .pods()
        .forEach((key, pod) -> {
          pod.vanish();
          site.wires().lose(pod.podIp());
          unreachable.put(key, pod.podIp());
          at.remove(key);
        });
  }

  private void sync(Machine machine) {
    Set<Key> keys = new HashSet<>(machine.pods().keySet());
    for (Stored pod : site.means().store().snapshot(PODS).all("")) {
      if (Trees.text(pod.spec(), "nodeName").equals(machine.name())) {
        keys.add(pod.key());
      }
    }
    keys.forEach(this::reconcile);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(PODS)) {
      boolean ours =
          machines.containsKey(Trees.text(change.now().spec(), "nodeName"))
              || unreachable.containsKey(change.key());
      if (ours && !(change instanceof Change.Modified modified && isReport(modified))) {
        look.accept(change.key());
      }
    } else {
      site.shelves().seen(change);
    }
  }

  /// Whether only the status changed, and nothing that a node waits for.
  private static boolean isReport(Change.Modified change) {
    JsonObject before = change.before().metadata();
    JsonObject now = change.now().metadata();
    return change.before().spec().equals(change.now().spec())
        && before.has("deletionTimestamp") == now.has("deletionTimestamp")
        && before.find("deletionGracePeriodSeconds").equals(now.find("deletionGracePeriodSeconds"))
        && before.find("labels").equals(now.find("labels"))
        && before.find("annotations").equals(now.find("annotations"))
        && change.now().spec().array("readinessGates").isEmpty();
  }

  /// Each machine has one from the moment that it joins.
  private Heartbeat heart(String node) {
    return Objects.requireNonNull(hearts.get(node), node);
  }

  @Override
  public void reconcile(Key key) {
    if (!key.resource().equals(PODS)) {
      return;
    }
    Optional<Stored> stored = site.means().store().get(key);
    if (stored.isEmpty() && unreachable.containsKey(key)) {
      site.wires().restore(Objects.requireNonNull(unreachable.remove(key)));
    }
    Machine before = at.get(key);
    if (before != null && before.isStopped()) {
      return;
    }
    @Nullable PodRun run = before == null ? null : before.pods().get(key);
    boolean same =
        stored.isPresent() && run != null && run.stored().uid().equals(stored.get().uid());
    if (run != null && before != null && !same) {
      before.pods().remove(key);
      at.remove(key);
      run.vanish();
      run = null;
    }
    if (stored.isEmpty()) {
      return;
    }
    if (run != null) {
      run.changed(stored.get());
    } else {
      take(stored.get());
    }
  }

  private void take(Stored pod) {
    Machine machine = machines.get(Trees.text(pod.spec(), "nodeName"));
    String phase = Trees.text(pod.status(), "phase");
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    if (machine == null || machine.isStopped() || over && !pod.isDeleting()) {
      return;
    }
    PodRun run = new PodRun(site, machine, pod);
    machine.pods().put(pod.key(), run);
    at.put(pod.key(), machine);
    if (pod.isDeleting()) {
      run.changed(pod);
    } else {
      run.begin();
    }
  }
}
