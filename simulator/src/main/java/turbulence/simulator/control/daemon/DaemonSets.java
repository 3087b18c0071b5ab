package turbulence.simulator.control.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Claims;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.LabelSelector;
import turbulence.simulator.control.Looks;
import turbulence.simulator.control.Managers;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Owned;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.history.History;
import turbulence.simulator.control.history.Revision;
import turbulence.simulator.control.scheduling.Suitability.Place;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Keeps a pod of each DaemonSet on every node that should have one.
public final class DaemonSets implements Controller {
  private static final int MANY = 100;

  private final Means means;
  private final Events events;
  private final History history;
  private final Patience patience = new Patience();
  private final Owned pods = new Owned(Kinds.PODS);
  private final Map<String, Place> nodes = new TreeMap<>();
  private final Looks looks;
  private final Managers managers;

  public DaemonSets(Means means) {
    this.means = means;
    this.looks = new Looks(means.timeline());
    this.managers = Managers.bySelector(means.store(), Kinds.DAEMON_SETS, "DaemonSet");
    this.events = Events.ofController(means, "daemonset-controller");
    this.history = new History(means, DaemonPods.REVISION);
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(Kinds.DAEMON_SETS)) {
      look.accept(change.key());
    } else if (resource.equals(Kinds.NODES)) {
      if (seenNode(change)) {
        all("").forEach(set -> look.accept(set.key()));
      }
    } else if (resource.equals(Kinds.PODS)) {
      pods.seen(change);
      managers.seen(change, look);
    } else if (resource.equals(Kinds.CONTROLLER_REVISIONS)) {
      history.seen(change);
      if (change instanceof Change.Deleted(Stored before, Stored _)) {
        managers.lookAt(before, look);
      }
    }
  }

  private List<Stored> all(String namespace) {
    return means.store().snapshot(Kinds.DAEMON_SETS).all(namespace);
  }

  /// Whether the change may concern a set: most only say that the node is alive.
  private boolean seenNode(Change change) {
    String name = change.key().name();
    if (change instanceof Change.Deleted) {
      nodes.remove(name);
      return true;
    } else if (change instanceof Change.Modified(Stored before, Stored now)
        && before.spec().equals(now.spec())
        && before.metadata().object("labels").equals(now.metadata().object("labels"))) {
      return false;
    }
    nodes.put(name, Place.of(change.now()));
    return true;
  }

  @Override
  public Duration rest(Key key) {
    int size = nodes.size();
    return size <= MANY ? Duration.ZERO : Duration.ofMillis(Math.min(200, size / 10));
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      looks.forget(key);
      patience.forget(key);
      return;
    }
    Stored set = found.get();
    if (Managers.selector(set).isEverything()) {
      String said = "This daemon set is selecting all pods. A non-empty selector is required.";
      events.warning(set, "SelectingAll", said);
    } else if (!set.isDeleting()) {
      care(set);
    }
  }

  private void care(Stored set) {
    LabelSelector selector = Managers.selector(set);
    List<Stored> claimed = new Claims(means, set, selector).claim(pods.around(set).toList());
    History.Present present = history.present(set, history.of(set, selector));
    String hash = present.revision().hash(DaemonPods.REVISION);
    Instant now = means.timeline().instant();
    Crew crew = Crew.of(set, hash, nodes.values(), claimed, now);
    Staffing staffing = new Staffing(crew, patience, events);
    try {
      staff(set, hash, crew, staffing);
    } finally {
      write(set, DaemonStatus.of(crew, present.collisions()));
      looks.anew(set.key(), next(crew, claimed, staffing.again()));
    }
    history.truncate(set, present.all(), used(present, claimed));
  }

  /// Templates change only where nothing else is to do.
  private void staff(Stored set, String hash, Crew crew, Staffing staffing) {
    Hands hands = new Hands(means, events, set, hash);
    if (!staffing.lacking().isEmpty() || !staffing.superfluous().isEmpty()) {
      hands.work(staffing.lacking(), staffing.superfluous());
    } else if (crew.rolls()) {
      Renewal renewal = new Renewal(crew);
      hands.work(renewal.doubled(), renewal.leaving());
    }
  }

  private static Set<String> used(History.Present present, List<Stored> pods) {
    Set<String> hashes = new HashSet<>();
    pods.forEach(
        pod -> hashes.add(Fields.text(pod.metadata().object("labels"), DaemonPods.REVISION)));
    Set<String> used = new HashSet<>();
    for (Revision each : present.all()) {
      if (each.equals(present.revision()) || hashes.contains(each.hash(DaemonPods.REVISION))) {
        used.add(each.name());
      }
    }
    return used;
  }

  private void write(Stored set, JsonObject status) {
    if (status.equals(set.status())) {
      return;
    }
    means.tell(set, status);
  }

  /// When something will be due that no change tells of.
  private static @Nullable Duration next(Crew crew, List<Stored> pods, @Nullable Duration failed) {
    Duration next = failed;
    long minReady = Fields.whole(crew.set().spec(), "minReadySeconds", 0);
    for (Stored pod : pods) {
      if (Pods.isReady(pod) && !crew.isAvailable(pod)) {
        Instant since = Pods.readySince(pod).orElse(crew.now());
        Duration left = Duration.between(crew.now(), since.plusSeconds(minReady));
        next = next == null || left.compareTo(next) < 0 ? left : next;
      }
    }
    return next;
  }
}
