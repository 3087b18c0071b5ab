package turbulence.simulator.control.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// The taints that a node gets because of how it is; those that somebody else put there stay.
final class Marks {
  private static final String PREFIX = "node.kubernetes.io/";

  private record Mark(String key, String effect) {}

  private static final Set<Mark> OURS = new LinkedHashSet<>();

  static {
    for (String key :
        List.of(
            "not-ready",
            "unreachable",
            "unschedulable",
            "memory-pressure",
            "disk-pressure",
            "pid-pressure",
            "network-unavailable")) {
      OURS.add(new Mark(PREFIX + key, "NoSchedule"));
    }
    OURS.add(new Mark(PREFIX + "not-ready", "NoExecute"));
    OURS.add(new Mark(PREFIX + "unreachable", "NoExecute"));
  }

  private Marks() {}

  private static Set<Mark> due(JsonObject node) {
    Set<Mark> due = new LinkedHashSet<>();
    if (node.object("spec").get("unschedulable") == JsonBool.TRUE) {
      due.add(new Mark(PREFIX + "unschedulable", "NoSchedule"));
    }
    for (JsonObject condition : Trees.objects(node.object("status"), "conditions")) {
      String status = Trees.text(condition, "status");
      String key = key(Trees.text(condition, "type"), status);
      if (key != null) {
        due.add(new Mark(PREFIX + key, "NoSchedule"));
        if (key.equals("not-ready") || key.equals("unreachable")) {
          due.add(new Mark(PREFIX + key, "NoExecute"));
        }
      }
    }
    return due;
  }

  private static @Nullable String key(String condition, String status) {
    boolean holds = status.equals("True");
    return switch (condition) {
      case "Ready" -> holds ? null : status.equals("Unknown") ? "unreachable" : "not-ready";
      case "MemoryPressure" -> holds ? "memory-pressure" : null;
      case "DiskPressure" -> holds ? "disk-pressure" : null;
      case "PIDPressure" -> holds ? "pid-pressure" : null;
      case "NetworkUnavailable" -> holds ? "network-unavailable" : null;
      default -> null;
    };
  }

  /// Whether the pods of a node that is lost may be expelled.
  enum Expelling {
    THIS,
    AS_BEFORE,
    NONE
  }

  private static boolean expels(Mark mark) {
    return mark.effect.equals("NoExecute");
  }

  /// Whether its pods are being expelled because of how it is.
  static boolean isExpelling(JsonObject node) {
    return Trees.objects(node.object("spec"), "taints").stream()
        .map(taint -> new Mark(Trees.text(taint, "key"), Trees.text(taint, "effect")))
        .anyMatch(mark -> expels(mark) && OURS.contains(mark));
  }

  /// Whether its pods are due to be expelled for what it is now, and are not yet.
  static boolean waits(JsonObject node) {
    Set<Mark> due = due(node);
    due.removeIf(mark -> !expels(mark));
    for (JsonObject taint : Trees.objects(node.object("spec"), "taints")) {
      due.remove(new Mark(Trees.text(taint, "key"), Trees.text(taint, "effect")));
    }
    return !due.isEmpty();
  }

  /// The node with the taints that are due.
  static JsonObject on(JsonObject node, Expelling how, String now) {
    Set<Mark> missing = due(node);
    missing.removeIf(mark -> how == Expelling.NONE && expels(mark));
    Set<Mark> due = Set.copyOf(missing);
    missing.removeIf(mark -> how == Expelling.AS_BEFORE && expels(mark));
    List<Json> taints = new ArrayList<>();
    for (JsonObject taint : Trees.objects(node.object("spec"), "taints")) {
      Mark mark = new Mark(Trees.text(taint, "key"), Trees.text(taint, "effect"));
      if (!OURS.contains(mark) || due.contains(mark)) {
        taints.add(taint);
        missing.remove(mark);
      }
    }
    for (Mark mark : missing) {
      taints.add(JsonObject.of("key", mark.key, "effect", mark.effect).with("timeAdded", now));
    }
    JsonObject spec = node.object("spec");
    JsonObject marked =
        taints.isEmpty() ? spec.without("taints") : spec.with("taints", new JsonArray(taints));
    return marked.equals(spec) ? node : node.with("spec", marked);
  }
}
