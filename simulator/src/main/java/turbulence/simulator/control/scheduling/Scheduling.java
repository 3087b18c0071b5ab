package turbulence.simulator.control.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// The scheduler: binds pods that have no node to one, once the claims that they mount have their
/// volumes, and has less important ones make room. Volumes can be had on every node.
public final class Scheduling implements Controller {
  private static final Resource PODS = new Resource("", "pods");
  private static final Resource NODES = new Resource("", "nodes");
  private static final Resource NAMESPACES = new Resource("", "namespaces");
  private static final String NAME = "default-scheduler";
  private static final Caller CALLER = Caller.component("system:kube-scheduler");
  private static final int LONGEST_PATIENCE = 10;

  private final Means means;
  private final Events events;
  private final Displacement displacement;
  private final Cluster cluster = new Cluster();
  private final Line line = new Line();
  private final Map<Key, Failed> failed = new HashMap<>();
  private final Set<Key> hopeful = new HashSet<>();
  private int from;

  /// A pod for which no node would do, how often that was found, and when last.
  private record Failed(int times, Instant at, String complaint) {}

  public Scheduling(Means means) {
    this.means = means;
    this.events = new Events(means, CALLER, NAME, "simulator");
    this.displacement = new Displacement(means, CALLER, events);
    means.store().snapshot(NAMESPACES).all("").forEach(this::noteNamespace);
    means.store().snapshot(NODES).all("").forEach(cluster::update);
    means.store().snapshot(PODS).all("").forEach(pod -> notePod(pod, _ -> {}));
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(PODS)) {
      seenPod(change, look);
    } else if (resource.equals(NODES)) {
      seenNode(change);
    } else if (resource.equals(ClaimedVolumes.CLAIMS)) {
      giveHope();
    } else if (resource.equals(NAMESPACES)) {
      if (change instanceof Change.Deleted) {
        cluster.update(change.key().name(), null);
      } else {
        noteNamespace(change.now());
      }
    }
  }

  private void noteNamespace(Stored namespace) {
    cluster.update(namespace.key().name(), namespace.metadata().object("labels"));
  }

  private void seenNode(Change change) {
    if (change instanceof Change.Deleted) {
      cluster.remove(change.key().name());
    } else if (cluster.update(change.now())) {
      giveHope();
    }
  }

  private void seenPod(Change change, Consumer<Key> look) {
    if (change instanceof Change.Deleted || isOver(change.now())) {
      forget(change.key());
      if (cluster.take(change.key())) {
        giveHope();
      }
      return;
    }
    if (change instanceof Change.Modified modified && asksForOther(modified)) {
      forget(change.key());
    }
    notePod(change.now(), look);
  }

  private static boolean asksForOther(Change.Modified change) {
    return !change.before().spec().equals(change.now().spec())
        || !change
            .before()
            .metadata()
            .object("labels")
            .equals(change.now().metadata().object("labels"));
  }

  private void forget(Key pod) {
    line.remove(pod);
    failed.remove(pod);
    hopeful.remove(pod);
    cluster.nominations().forget(pod);
  }

  private static boolean isOver(Stored pod) {
    String phase = Trees.text(pod.status(), "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private void notePod(Stored pod, Consumer<Key> look) {
    if (isOver(pod)) {
      return;
    }
    String node = Trees.text(pod.spec(), "nodeName");
    if (!node.isEmpty()) {
      forget(pod.key());
      if (cluster.place(pod, node)) {
        giveHope();
      }
    } else if (isOurs(pod) && !failed.containsKey(pod.key())) {
      line.add(pod.key(), Trees.whole(pod.spec(), "priority", 0));
      look.accept(pod.key());
    }
  }

  private static boolean isOurs(Stored pod) {
    String scheduler = Trees.text(pod.spec(), "schedulerName");
    return (scheduler.isEmpty() || scheduler.equals(NAME))
        && pod.spec().array("schedulingGates").isEmpty()
        && !pod.isDeleting();
  }

  /// Pods that found no node look again, each when its patience is over.
  private void giveHope() {
    if (failed.size() == hopeful.size()) {
      return;
    }
    Instant now = means.timeline().instant();
    failed.forEach((key, failure) -> {
      if (hopeful.add(key)) {
        long seconds = Math.min(LONGEST_PATIENCE, 1L << Math.min(failure.times - 1, 4));
        Duration left = Duration.between(now, failure.at.plusSeconds(seconds));
        means.timeline().after(left, () -> lookAgain(key));
      }
    });
  }

  private void lookAgain(Key key) {
    if (hopeful.remove(key)) {
      means
          .store()
          .get(key)
          .ifPresent(pod -> line.add(key, Trees.whole(pod.spec(), "priority", 0)));
      try {
        reconcile(key);
      } catch (Refusal refused) {
        hopeful.add(key);
        means.timeline().after(Duration.ofSeconds(1), () -> lookAgain(key));
      }
    }
  }

  /// Takes the most important pod in the line, whichever was looked at.
  @Override
  public void reconcile(Key key) {
    @Nullable Key next = line.next();
    if (next == null) {
      return;
    }
    Optional<Stored> stored = means.store().get(next);
    if (stored.isEmpty() || !isOurs(stored.get()) || cluster.has(stored.get())) {
      failed.remove(next);
      return;
    }
    try {
      schedule(stored.get());
    } catch (Refusal refusal) {
      line.add(next, Trees.whole(stored.get().spec(), "priority", 0));
      throw refusal;
    }
  }

  private void schedule(Stored stored) {
    String lacking = ClaimedVolumes.lacking(means.store(), stored);
    if (!lacking.isEmpty()) {
      waitForVolumes(stored, lacking);
      return;
    }
    Pod pod = cluster.read(stored);
    Choice choice = new Choice(cluster, pod, stored.spec());
    int nodes = cluster.hosts().size();
    @Nullable Host host = choice.best(from, means.random());
    from = nodes == 0 ? 0 : (from + Choice.enough(nodes)) % nodes;
    if (host == null) {
      preempt(stored, pod, choice);
    } else {
      bind(stored, pod, host);
    }
  }

  /// A claim that waits for its first pod gets its volume now that there is one: nothing is wrong.
  private void waitForVolumes(Stored stored, String lacking) {
    if (lacking.equals(ClaimedVolumes.SOON)) {
      failed.put(stored.key(), new Failed(1, means.timeline().instant(), ""));
      return;
    }
    int nodes = cluster.hosts().size();
    String head = "0/" + nodes + " nodes are available: ";
    fail(
        stored,
        nodes == 0
            ? Choice.NO_NODES
            : head
                + lacking
                + ". preemption: "
                + head
                + nodes
                + " Preemption is not helpful for scheduling.");
  }

  /// Asks less important pods to make room, unless some are on their way out for this one already.
  private void preempt(Stored stored, Pod pod, Choice choice) {
    @Nullable String nominated = cluster.nominations().node(stored.key());
    if (nominated != null && displacement.isUnderWay(cluster, pod, nominated)) {
      fail(
          stored,
          choice.plainComplaint()
              + " preemption: not eligible due to a terminating pod on the nominated node.");
      return;
    }
    Optional<Preemption.Plan> plan =
        new Preemption(cluster, means.store(), pod, stored.spec()).best(choice.hopeful());
    if (plan.isEmpty()) {
      fail(stored, choice.complaint());
      return;
    }
    String node = plan.get().host().name();
    cluster.nominations().keep(pod, node);
    displacement.of(plan.get(), stored);
    fail(stored, choice.plainComplaint());
    means
        .verbs()
        .change(
            CALLER,
            stored.key(),
            Part.STATUS,
            now -> isFree(now) ? Assignment.nominated(now, node) : now);
  }

  private void bind(Stored stored, Pod pod, Host host) {
    Optional<Stored> bound =
        means
            .verbs()
            .change(
                CALLER,
                stored.key(),
                Part.RAW,
                now -> isFree(now) ? Assignment.bound(now, host, now()) : now);
    failed.remove(stored.key());
    cluster.nominations().forget(stored.key());
    if (bound.isPresent()
        && Trees.text(bound.get().spec(), "nodeName").equals(host.name())
        && bound.get().uid().equals(stored.uid())) {
      cluster.place(pod, host.name());
      String name = stored.key().namespace() + "/" + stored.key().name();
      String message = "Successfully assigned " + name + " to " + host.name();
      events.act(Events.about(stored), "Scheduled", "Binding", message);
    }
  }

  private static boolean isFree(JsonObject pod) {
    return Trees.text(pod.object("spec"), "nodeName").isEmpty()
        && !pod.object("metadata").has("deletionTimestamp");
  }

  private void fail(Stored stored, String complaint) {
    Failed before = failed.getOrDefault(stored.key(), new Failed(0, Instant.EPOCH, ""));
    failed.put(stored.key(), new Failed(before.times + 1, means.timeline().instant(), complaint));
    if (!before.complaint.equals(complaint)) {
      events.act(Events.about(stored), "FailedScheduling", "Scheduling", complaint);
    }
    means
        .verbs()
        .change(
            CALLER,
            stored.key(),
            Part.STATUS,
            now -> isFree(now) ? Assignment.unschedulable(now, complaint, now()) : now);
  }

  private String now() {
    return means.timeline().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
