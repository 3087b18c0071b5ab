package turbulence.simulator.control.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.control.scheduling.Suitability.Place;
import turbulence.simulator.store.Stored;

/// Which pods give way to the present template now, and which nodes get a second pod before.
final class Renewal {
  private final Crew crew;
  private final List<String> doubled = new ArrayList<>();
  private final List<Stored> leaving = new ArrayList<>();

  /// The pods of a node by age of their template; unclear when there are several of one.
  private record Pair(@Nullable Stored fresh, @Nullable Stored old, boolean clear) {}

  Renewal(Crew crew) {
    this.crew = crew;
    Map<String, Pair> pairs = new TreeMap<>();
    crew.pods().keySet().forEach(node -> pairs.put(node, pair(node)));
    Crew.Judge judge = Crew.Judge.of(crew.set());
    long wanted = 0;
    for (Place node : crew.nodes()) {
      if (judge.wish(node).gets()) {
        wanted++;
        pairs.computeIfAbsent(node.name(), this::pair);
      }
    }
    if (crew.surges()) {
      surge(pairs, crew.surge(wanted));
    } else {
      replace(pairs, crew.mayMiss(wanted));
    }
  }

  /// Nodes that get a second pod.
  List<String> doubled() {
    return doubled;
  }

  List<Stored> leaving() {
    return leaving;
  }

  private Pair pair(String node) {
    Stored fresh = null;
    Stored old = null;
    for (Stored pod : crew.on(node)) {
      if (pod.isDeleting()) {
        continue;
      }
      boolean present = crew.isPresent(pod);
      if ((present ? fresh : old) != null) {
        return new Pair(null, null, false);
      }
      fresh = present ? pod : fresh;
      old = present ? old : pod;
    }
    return new Pair(fresh, old, true);
  }

  /// Pods that are not ready go at once, others as long as few enough nodes are without one.
  private void replace(Map<String, Pair> pairs, long mayMiss) {
    long missing = 0;
    List<Stored> candidates = new ArrayList<>();
    for (Pair pair : pairs.values()) {
      Stored old = pair.old;
      Stored fresh = pair.fresh;
      if ((old == null) == (fresh == null)) {
        missing++;
      } else if (fresh != null) {
        missing += crew.isAvailable(fresh) ? 0 : 1;
      } else if (old != null && crew.isAvailable(old)) {
        candidates.add(old);
      } else if (old != null) {
        missing++;
        leaving.add(old);
      }
    }
    long may = Math.clamp(mayMiss - missing, 0, candidates.size());
    leaving.addAll(candidates.subList(0, (int) may));
  }

  /// Nodes get the new pod first and lose the old one when the new one is ready.
  private void surge(Map<String, Pair> pairs, long most) {
    long surging = 0;
    List<String> candidates = new ArrayList<>();
    for (Map.Entry<String, Pair> each : pairs.entrySet()) {
      Stored old = each.getValue().old;
      Stored fresh = each.getValue().fresh;
      if (!each.getValue().clear) {
        surging++;
      } else if (old != null && fresh == null) {
        (crew.isAvailable(old) ? candidates : doubled).add(each.getKey());
      } else if (old != null && fresh != null) {
        if (crew.isAvailable(fresh)) {
          leaving.add(old);
        } else {
          surging++;
        }
      }
    }
    long may = Math.clamp(most - surging, 0, candidates.size());
    doubled.addAll(candidates.subList(0, (int) may));
  }
}
