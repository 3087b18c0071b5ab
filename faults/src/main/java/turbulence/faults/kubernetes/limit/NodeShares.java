package turbulence.faults.kubernetes.limit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.experiment.extension.Footprint.Stage;
import turbulence.experiment.extension.Policy.Said;
import turbulence.experiment.model.Share;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// How many of the nodes, and of the nodes of a zone, may be closed because of the run. The whole
/// are the nodes that would take pods without the run.
final class NodeShares {
  private static final List<String> ZONES =
      List.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");

  private final List<Past> before;
  private final Tally tally;
  private final Map<String, String> zones = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  /// @param tally learns where the nodes are that the footprint closes
  NodeShares(List<Past> before, Tally tally) {
    this.before = before;
    this.tally = tally;
  }

  void look(
      Register register,
      List<Loss> losses,
      List<Said<Share>> ofAll,
      List<Said<Share>> ofZone,
      Objections objections)
      throws Unreadable, InterruptedException {
    Set<String> out = new LinkedHashSet<>();
    Set<String> fresh = closed(losses);
    if (fresh.isEmpty()) {
      return;
    }
    register.each(Resource.NODES.everywhere(), this::note);
    before.forEach(past -> note(past, out));
    fresh.removeIf(node -> !open.contains(node) && !isEmptied(node, losses));
    fresh.forEach(node -> tally.zones().put(node, zones.getOrDefault(node, "")));
    out.addAll(fresh);
    Set<String> all = new LinkedHashSet<>(open);
    all.addAll(out);
    if (!fresh.isEmpty()) {
      keep(new Part("nodes", all, out, fresh), ofAll, objections);
    }
    Map<String, Set<String>> touched = new LinkedHashMap<>();
    for (String node : fresh) {
      touched.computeIfAbsent(zones.getOrDefault(node, ""), _ -> new LinkedHashSet<>()).add(node);
    }
    touched.remove("");
    touched.forEach((zone, nodes) ->
        keep(
            new Part("nodes of zone " + zone, of(zone, all), of(zone, out), nodes),
            ofZone,
            objections));
  }

  private static boolean isEmptied(String node, List<Loss> losses) {
    return losses.stream()
        .filter(loss -> loss.ref().resource().equals(Resource.NODES))
        .anyMatch(loss -> loss.ref().name().equals(node) && loss.kind() != Kind.NODE_CLOSED);
  }

  private Set<String> of(String zone, Set<String> nodes) {
    Set<String> some = new HashSet<>(nodes);
    some.removeIf(node -> !zone.equals(zones.get(node)));
    return some;
  }

  private static Set<String> closed(List<Loss> losses) {
    Set<String> closed = new LinkedHashSet<>();
    for (Loss loss : losses) {
      boolean node = loss.ref().resource().equals(Resource.NODES);
      if (node && (loss.kind() == Kind.NODE_OPENED || loss.kind() == Kind.CHANGED)) {
        closed.remove(loss.ref().name());
      } else if (node) {
        closed.add(loss.ref().name());
      }
    }
    return closed;
  }

  private void note(JsonObject node) {
    String name = node.object("metadata").text("name").orElse("");
    for (String label : ZONES) {
      node.object("metadata")
          .object("labels")
          .text(label)
          .ifPresent(zone -> zones.putIfAbsent(name, zone));
    }
    if (isOpen(node)) {
      open.add(name);
    }
  }

  private static boolean isOpen(JsonObject node) {
    JsonObject spec = node.object("spec");
    for (Json taint : spec.array("taints")) {
      if (taint instanceof JsonObject each
          && !each.text("effect").orElse("").equals("PreferNoSchedule")) {
        return false;
      }
    }
    for (Json condition : node.object("status").array("conditions")) {
      if (condition instanceof JsonObject each
          && each.text("type").orElse("").equals("Ready")
          && !each.text("status").orElse("").equals("True")) {
        return false;
      }
    }
    return spec.get("unschedulable") != JsonBool.TRUE;
  }

  /// What is done shows, and may have been undone since. What is only planned does not.
  private void note(Past past, Set<String> out) {
    past.tally().zones().forEach(zones::putIfAbsent);
    for (Loss loss : past.losses()) {
      if (loss.kind() == Kind.NODE_OPENED) {
        out.remove(loss.ref().name());
      }
    }
    for (String node : past.tally().zones().keySet()) {
      if (past.stage() != Stage.DONE || !open.contains(node)) {
        out.add(node);
      }
    }
  }

  /// Some of the nodes, in words.
  ///
  /// @param all of them
  /// @param out those that would be closed
  /// @param fresh those of them that this step closes
  private record Part(String what, Set<String> all, Set<String> out, Set<String> fresh) {}

  private static void keep(Part part, List<Said<Share>> said, Objections objections) {
    int all = part.all().size();
    int out = part.out().size();
    Said<Share> least = Objections.least(said, all);
    if (least != null && out > least.value().of(all)) {
      List<Ref> nodes = part.fresh().stream().map(node -> Resource.NODES.ref("", node)).toList();
      objections.refuse(
          out
              + " of "
              + all
              + " "
              + part.what()
              + " would be closed because of this run, and "
              + Objections.most(least, all)
              + " may: "
              + Objections.list(nodes));
    }
  }
}
