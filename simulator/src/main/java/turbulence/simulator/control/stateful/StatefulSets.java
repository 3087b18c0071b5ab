package turbulence.simulator.control.stateful;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Keeps the numbered pods of StatefulSets.
public final class StatefulSets implements Controller {
  private static final int MANY = 200;

  private final Means means;
  private final Events events;
  private final History history;
  private final Owned pods = new Owned(Kinds.PODS);
  private final Looks looks;
  private final Managers managers;

  public StatefulSets(Means means) {
    this.means = means;
    this.looks = new Looks(means.timeline());
    this.managers = Managers.bySelector(means.store(), Kinds.STATEFUL_SETS, "StatefulSet");
    this.events = Events.ofController(means, "statefulset-controller");
    this.history = new History(means, "controller.kubernetes.io/hash");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(Kinds.STATEFUL_SETS)) {
      look.accept(change.key());
    } else if (resource.equals(Kinds.PODS)) {
      pods.seen(change);
      managers.seen(change, look);
    } else if (resource.equals(Kinds.CONTROLLER_REVISIONS)) {
      history.seen(change);
      if (change instanceof Change.Deleted(Stored before, Stored _)) {
        managers.lookAt(before, look);
      }
    } else if (resource.equals(Kinds.CLAIMS) && change instanceof Change.Deleted) {
      sets(change.key().namespace())
          .filter(set -> MemberClaims.mayBeOf(set, change.key()))
          .forEach(set -> look.accept(set.key()));
    }
  }

  private Stream<Stored> sets(String namespace) {
    return means.store().snapshot(Kinds.STATEFUL_SETS).all(namespace).stream();
  }

  @Override
  public Duration rest(Key key) {
    int owned = means.store().get(key).map(set -> pods.of(set.uid()).size()).orElse(0);
    return owned <= MANY ? Duration.ZERO : Duration.ofMillis(Math.min(100, owned / 20));
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      looks.forget(key);
      return;
    }
    Stored set = found.get();
    LabelSelector selector = Managers.selector(set);
    List<Stored> candidates =
        pods.around(set).filter(pod -> Ordinals.of(key.name(), pod.key().name()) >= 0).toList();
    List<Stored> claimed = new Claims(means, set, selector).claim(candidates);
    History.Present present = history.present(set, history.of(set, selector));
    Revision current = current(set, present);
    Health health = Health.of(set, means.timeline().instant());
    try {
      if (!set.isDeleting()) {
        Mould old = new Mould(set, current);
        Mould update = new Mould(set, present.revision());
        new Turn(new Members(means, events, set), health, old, update, claimed).take();
      }
    } finally {
      String update = present.revision().name();
      write(
          set,
          new SetStatus(set, health, current.name(), update, present.collisions()).of(claimed));
      looks.anew(key, untilAvailable(claimed, health));
    }
    history.truncate(set, present.all(), used(claimed, current, present.revision()));
  }

  /// The revision that the set came from: that of its status, or else its present one.
  private static Revision current(Stored set, History.Present present) {
    String name = Fields.text(set.status(), "currentRevision");
    for (Revision each : present.all()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return present.revision();
  }

  private static Set<String> used(List<Stored> pods, Revision... revisions) {
    Set<String> used = new HashSet<>();
    pods.forEach(pod -> used.add(Health.revision(pod)));
    for (Revision each : revisions) {
      used.add(each.name());
    }
    return used;
  }

  private void write(Stored set, JsonObject status) {
    if (status.equals(set.status())) {
      return;
    }
    means.tell(set, status);
  }

  private static @Nullable Duration untilAvailable(List<Stored> pods, Health health) {
    List<Duration> left = new ArrayList<>();
    for (Stored pod : pods) {
      if (Health.isReady(pod) && !health.isAvailable(pod)) {
        Instant since = Pods.readySince(pod).orElse(health.now());
        left.add(Duration.between(health.now(), since.plusSeconds(health.minReadySeconds())));
      }
    }
    return left.stream().min(Duration::compareTo).orElse(null);
  }
}
