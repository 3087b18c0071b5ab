package turbulence.simulator.control.node;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.scheduling.Tolerations;
import turbulence.simulator.control.scheduling.Tolerations.Taint;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Watches over nodes: gives up those of which nothing is heard, taints them, takes pods away from
/// them, and clears away the pods of nodes that are gone.
public final class NodeLifecycle implements Controller {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource NODES = new Resource("", "nodes");
  private static final Resource LEASES = new Resource("coordination.k8s.io", "leases");
  private static final Caller CALLER = Caller.component("system:kube-controller-manager");
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private final Means means;
  private final Events events;
  private final Evictions evictions;
  private final Map<String, Instant> heard = new HashMap<>();
  private final Set<String> fallen = new HashSet<>();
  private final Map<String, List<Taint>> expelling = new HashMap<>();
  private final Zones zones = new Zones();

  public NodeLifecycle(Means means) {
    this.means = means;
    this.events = new Events(means, CALLER, "node-controller", "");
    this.evictions = new Evictions(means, CALLER);
    Instant now = means.timeline().instant();
    means.store().snapshot(NODES).all("").forEach(node -> heard.put(node.key().name(), now));
    means.timeline().after(LOOK, this::watch);
    new Remains(means).begin();
  }

  static String now(Means means) {
    return means.timeline().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(LEASES)) {
      if (heard.containsKey(change.key().name())
          && change.key().namespace().equals("kube-node-lease")) {
        heard.put(change.key().name(), means.timeline().instant());
      }
    } else if (resource.equals(NODES)) {
      seenNode(change);
      look.accept(change.key());
    } else if (resource.equals(PODS)) {
      seenPod(change, look);
    }
  }

  private void seenNode(Change change) {
    String name = change.key().name();
    switch (change) {
      case Change.Added(Stored node) -> {
        heard.put(name, means.timeline().instant());
        String said = "Node " + name + " event: Registered Node " + name + " in Controller";
        events.tell(about(node), "Normal", "RegisteredNode", said);
      }
      case Change.Modified(Stored before, Stored now) -> {
        if (!before.status().equals(now.status())
            && !Silence.ready(now.status()).equals("Unknown")) {
          heard.put(name, means.timeline().instant());
        }
      }
      case Change.Deleted(Stored before, Stored _) -> {
        heard.remove(name);
        fallen.remove(name);
        expelling.remove(name);
        String said = "Node " + name + " event: Removing Node " + name + " from Controller";
        events.tell(about(before), "Normal", "RemovingNode", said);
      }
    }
  }

  /// Events about nodes name them twice, as real ones do.
  private static JsonObject about(Stored node) {
    return Events.about(node);
  }

  private void seenPod(Change change, Consumer<Key> look) {
    if (change instanceof Change.Deleted) {
      evictions.forget(change.key());
      return;
    }
    boolean placed =
        change instanceof Change.Added
            || change instanceof Change.Modified modified
                && !modified.before().spec().equals(modified.now().spec());
    if (placed && expelling.containsKey(Trees.text(change.now().spec(), "nodeName"))) {
      look.accept(change.key());
    }
  }

  private void watch() {
    means.timeline().after(LOOK, this::watch);
    Instant limit = means.timeline().instant().minus(PATIENCE);
    heard.forEach((node, last) -> {
      if (last.isBefore(limit)) {
        giveUp(new Key(NODES, node));
      }
    });
    List<Stored> nodes = means.store().snapshot(NODES).all("");
    boolean turned = zones.count(nodes);
    for (Stored node : nodes) {
      if (turned || Marks.waits(node.object())) {
        reconcile(node.key());
      }
    }
  }

  private void giveUp(Key node) {
    try {
      String now = now(means);
      Optional<Stored> given =
          means.verbs().change(CALLER, node, Part.STATUS, found -> Silence.fallen(found, now));
      assert given.isPresent() || !heard.containsKey(node.name());
    } catch (Refusal refused) {
      // The next look is only seconds away.
      heard.put(node.name(), Instant.EPOCH);
    }
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> stored = means.store().get(key);
    if (stored.isEmpty()) {
      return;
    }
    if (key.resource().equals(PODS)) {
      String node = Trees.text(stored.get().spec(), "nodeName");
      evictions.regard(stored.get(), expelling.getOrDefault(node, List.of()));
      return;
    }
    String now = now(means);
    Marks.Expelling how = expelling(stored.get());
    Optional<Stored> marked =
        means.verbs().change(CALLER, key, Part.OBJECT, node -> Marks.on(node, how, now));
    if (marked.isPresent()) {
      regard(marked.get());
    }
  }

  private Marks.Expelling expelling(Stored node) {
    if (zones.isEverythingLost()) {
      return Marks.Expelling.NONE;
    }
    JsonObject object = node.object();
    return Marks.waits(object)
            && (Marks.isExpelling(object) || zones.admits(node, means.timeline().instant()))
        ? Marks.Expelling.THIS
        : Marks.Expelling.AS_BEFORE;
  }

  private void regard(Stored node) {
    String name = node.key().name();
    String ready = Silence.ready(node.status());
    if (ready.equals("True") || ready.isEmpty()) {
      fallen.remove(name);
    } else if (fallen.add(name)) {
      String said = "Node " + name + " status is now: NodeNotReady";
      events.tell(about(node), "Normal", "NodeNotReady", said);
      podsOf(name).forEach(this::notReady);
    }
    List<Taint> taints = Tolerations.taints(node.spec());
    boolean expels = taints.stream().anyMatch(taint -> taint.effect().equals("NoExecute"));
    boolean expelled =
        expels ? expelling.put(name, taints) != null : expelling.remove(name) != null;
    if (expels || expelled) {
      podsOf(name).forEach(pod -> evictions.regard(pod, taints));
    }
  }

  private List<Stored> podsOf(String node) {
    return means.store().snapshot(PODS).all("").stream()
        .filter(pod -> Trees.text(pod.spec(), "nodeName").equals(node))
        .toList();
  }

  private void notReady(Stored pod) {
    String now = now(means);
    Optional<Stored> marked =
        means
            .verbs()
            .change(CALLER, pod.key(), Part.STATUS, found -> PodMarks.notReady(found, now));
    if (marked.isPresent() && marked.get().revision() != pod.revision()) {
      events.warning(pod, "NodeNotReady", "Node is not ready");
    }
  }
}
