package turbulence.simulator.control.stateful;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.Rolling;
import turbulence.simulator.store.Stored;

/// One look at a set: what is missing is made, what is too much is deleted, what is outdated is
/// replaced; one pod at a time, unless the set does not care.
final class Turn {
  private final Stored set;
  private final Members members;
  private final Health health;
  private final Ordinals ordinals;
  private final Mould current;
  private final Mould update;
  private final boolean ordered;
  private final @Nullable Stored[] replicas;
  private final List<Stored> condemned = new ArrayList<>();

  Turn(Members members, Health health, Mould current, Mould update, List<Stored> pods) {
    this.set = update.set();
    this.members = members;
    this.health = health;
    this.current = current;
    this.update = update;
    this.ordinals = Ordinals.of(set);
    this.ordered = !Fields.text(set.spec(), "podManagementPolicy").equals("Parallel");
    this.replicas = new Stored[(int) ordinals.count()];
    for (Stored pod : pods) {
      long ordinal = ordinals.number(pod);
      if (ordinals.include(ordinal)) {
        replicas[(int) (ordinal - ordinals.start())] = pod;
      } else {
        condemned.add(pod);
      }
    }
    ToLongFunction<Stored> byOrdinal = ordinals::number;
    condemned.sort(Comparator.comparingLong(byOrdinal).reversed());
  }

  void take() {
    if (fill() && shrink() && Fields.text(strategy(), "type").equals("RollingUpdate")) {
      replace();
    }
  }

  private JsonObject strategy() {
    return set.spec().object("updateStrategy");
  }

  private JsonObject rolling() {
    return strategy().object("rollingUpdate");
  }

  /// Makes what is missing, in order of the numbers; whether the turn may go on.
  private boolean fill() {
    for (int i = 0; i < replicas.length; i++) {
      if (!fill(i) && ordered) {
        return false;
      }
    }
    return true;
  }

  private boolean fill(int place) {
    long ordinal = ordinals.start() + place;
    Stored pod = replicas[place];
    if (pod == null) {
      return members.create(template(ordinal), ordinal) && !ordered;
    } else if (Pods.isOver(pod)) {
      if (!pod.isDeleting()) {
        members.delete(pod);
      }
      return false;
    }
    members.complete(pod);
    if (ordered && !health.isFine(pod)) {
      return false;
    }
    members.keep(pod, ordinal, false);
    return true;
  }

  /// Those below the partition stay as they were.
  private Mould template(long ordinal) {
    boolean keeps =
        Fields.text(strategy(), "type").equals("RollingUpdate")
            && ordinal < ordinals.start() + Fields.whole(rolling(), "partition", 0);
    return keeps ? current : update;
  }

  /// Deletes what is too much, the highest number first; whether the turn may go on.
  private boolean shrink() {
    for (Stored pod : condemned) {
      members.keep(pod, ordinals.number(pod), true);
    }
    Stored sick = firstSick();
    for (Stored pod : condemned) {
      if (pod.isDeleting()) {
        if (ordered) {
          return false;
        }
        continue;
      }
      boolean waits = ordered && !health.isAvailable(pod) && !pod.equals(sick);
      if (!waits) {
        members.delete(pod);
      }
      if (ordered) {
        return false;
      }
    }
    return true;
  }

  /// Of all pods that are not fine the one with the lowest number.
  private @Nullable Stored firstSick() {
    for (Stored pod : replicas) {
      if (pod == null || !health.isFine(pod)) {
        return pod;
      }
    }
    for (Stored pod : condemned.reversed()) {
      if (!health.isFine(pod)) {
        return pod;
      }
    }
    return null;
  }

  /// Deletes outdated pods, the highest number first, as long as few enough are away.
  private void replace() {
    int least = (int) Math.min(replicas.length, Fields.whole(rolling(), "partition", 0));
    long may = mayMiss() - missing();
    for (int i = replicas.length - 1; i >= least; i--) {
      Stored pod = replicas[i];
      if (pod == null) {
        if (rolling().has("maxUnavailable")) {
          continue;
        }
        return;
      }
      boolean outdated = !Health.revision(pod).equals(update.revision().name());
      if (outdated && !pod.isDeleting()) {
        if (rolling().has("maxUnavailable") && may <= 0) {
          return;
        }
        members.delete(pod);
        may--;
        if (!rolling().has("maxUnavailable")) {
          return;
        }
      } else if (!health.isFine(pod) && !rolling().has("maxUnavailable")) {
        return;
      }
    }
  }

  private long mayMiss() {
    Json share = rolling().find("maxUnavailable").orElse(new JsonNumber(1L));
    return Math.max(1, Rolling.scaled(share, replicas.length, false));
  }

  private long missing() {
    long missing = 0;
    for (Stored pod : replicas) {
      missing += pod == null || !health.isFine(pod) ? 1 : 0;
    }
    return missing;
  }
}
