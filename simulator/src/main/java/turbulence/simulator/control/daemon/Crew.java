package turbulence.simulator.control.daemon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.control.Rolling;
import turbulence.simulator.control.scheduling.Suitability;
import turbulence.simulator.control.scheduling.Suitability.Place;
import turbulence.simulator.store.Stored;

/// The pods of a set by their nodes at one moment, and the nodes that should have one.
///
/// @param hash the short name of the set's present template
record Crew(
    Stored set, String hash, Collection<Place> nodes, Map<String, List<Stored>> pods, Instant now) {

  static Crew of(Stored set, String hash, Collection<Place> nodes, List<Stored> pods, Instant now) {
    Map<String, List<Stored>> byNode = new TreeMap<>();
    for (Stored pod : pods) {
      String node = DaemonPods.node(pod);
      if (!node.isEmpty() && !(Pods.isOver(pod) && pod.isDeleting())) {
        byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(pod);
      }
    }
    byNode.values().forEach(each -> each.sort(DaemonPods.ORDER));
    return new Crew(set, hash, nodes, byNode, now);
  }

  /// Whether a node should get a pod, and whether one that is there should stay.
  record Wish(boolean gets, boolean keeps) {}

  /// Judges nodes for the set's pods.
  record Judge(Suitability pods, String onlyNode) {
    static Judge of(Stored set) {
      JsonObject spec = set.spec().object("template").object("spec");
      return new Judge(Suitability.of(DaemonPods.tolerant(spec)), Fields.text(spec, "nodeName"));
    }

    Wish wish(Place node) {
      boolean meant = onlyNode.isEmpty() || onlyNode.equals(node.name());
      if (!meant || !pods.means(node)) {
        return new Wish(false, false);
      }
      return pods.enters(node) ? new Wish(true, true) : new Wish(false, pods.stays(node));
    }
  }

  List<Stored> on(String node) {
    return pods.getOrDefault(node, List.of());
  }

  boolean isPresent(Stored pod) {
    return DaemonPods.isPresent(pod, set, hash);
  }

  boolean isAvailable(Stored pod) {
    return Pods.isAvailable(pod, Fields.whole(set.spec(), "minReadySeconds", 0), now);
  }

  private JsonObject rolling() {
    return set.spec().object("updateStrategy").object("rollingUpdate");
  }

  long surge(long wanted) {
    return Rolling.scaled(rolling().get("maxSurge"), wanted, true);
  }

  boolean surges() {
    return rolls() && surge(1) > 0;
  }

  boolean rolls() {
    return Fields.text(set.spec().object("updateStrategy"), "type").equals("RollingUpdate");
  }

  /// How many nodes may be without a ready pod while templates change; one at least when nothing
  /// could move otherwise.
  long mayMiss(long wanted) {
    Json share = rolling().find("maxUnavailable").orElse(new JsonNumber(1L));
    long may = Rolling.scaled(share, wanted, true);
    return may == 0 && surge(wanted) == 0 ? 1 : may;
  }
}
