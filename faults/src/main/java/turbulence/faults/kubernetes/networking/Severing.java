package turbulence.faults.kubernetes.networking;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The policies that keep the pods of one side from reaching those of the other, and nothing else.
///
/// Policies only allow, and add up: what one allows, no other takes away. So nothing can be cut at
/// an end where some policy already says who is let through, and whatever we allowed there would
/// open it. One end is enough: the one that is reached if it is free, else the one that asks.
final class Severing {
  static final String PREFIX = "turbulence-partition-";
  private static final String NAMESPACE = "kubernetes.io/metadata.name";

  private final Ranges ranges;
  private final RandomGenerator random;
  private final List<Wall> walls = new ArrayList<>();

  /// One policy.
  ///
  /// @param words what it does
  record Wall(String ns, String name, String words, JsonObject policy) {}

  Severing(Ranges ranges, RandomGenerator random) {
    this.ranges = ranges;
    this.random = random;
  }

  List<Wall> walls() {
    return walls;
  }

  /// @param asking one side, in all of its namespaces
  /// @param words such as `app=web cannot reach app=db`
  void cut(List<Side> asking, List<Side> reached, String words) throws ActivityFailed {
    if (Stream.concat(asking.stream(), reached.stream()).anyMatch(Side::isOnNodesNetwork)) {
      throw new ActivityFailed(
          "cannot make that "
              + words
              + ": some of these pods use the network of their node, which no policy is for");
    }
    List<Side> closed = reached.stream().filter(at -> !at.closedBy("Ingress").isEmpty()).toList();
    List<String> out = asking.stream().flatMap(at -> at.closedBy("Egress").stream()).toList();
    if (!closed.isEmpty() && !out.isEmpty()) {
      throw new ActivityFailed(
          "cannot make that "
              + words
              + ": network policies say already whom both may talk to ("
              + closed.stream()
                  .flatMap(at -> at.closedBy("Ingress").stream())
                  .collect(Collectors.joining(", "))
              + " and "
              + String.join(", ", out)
              + "), and what a policy allows no other takes away");
    }
    for (Side at : reached) {
      if (!closed.contains(at)) {
        build(at, "Ingress", "ingress", rule("from", asking), words);
      }
    }
    for (Side at : closed.isEmpty() ? List.<Side>of() : asking) {
      build(at, "Egress", "egress", rule("to", closed), words);
    }
  }

  private void build(Side at, String type, String field, JsonObject rule, String words) {
    String name = PREFIX + HexFormat.of().toHexDigits(random.nextInt());
    JsonObject metadata =
        JsonObject.of("name", name, "namespace", at.ns())
            .with("labels", JsonObject.of("turbulence.dev/fault", "partition"));
    JsonObject spec =
        JsonObject.of("podSelector", at.selector().asObject(), "policyTypes", JsonArray.of(type))
            .with(field, JsonArray.from(List.of(rule)));
    JsonObject policy =
        JsonObject.of("apiVersion", "networking.k8s.io/v1", "kind", "NetworkPolicy")
            .with("metadata", metadata)
            .with("spec", spec);
    walls.add(new Wall(at.ns(), name, words, policy));
  }

  /// Everybody but these pods: those of other namespaces, those of theirs with other labels, and
  /// whatever is no pod. One policy has to leave out all of them: what one of two allows, the other
  /// does not take away.
  private JsonObject rule(String field, List<Side> sides) {
    List<String> namespaces = sides.stream().map(Side::ns).toList();
    List<Json> peers = new ArrayList<>();
    peers.add(JsonObject.of("namespaceSelector", namespaces("NotIn", namespaces)));
    for (JsonObject other : sides.getFirst().selector().others()) {
      peers.add(
          JsonObject.of("namespaceSelector", namespaces("In", namespaces), "podSelector", other));
    }
    List<String> addresses =
        sides.stream().flatMap(side -> side.addresses().stream()).distinct().toList();
    peers.addAll(ranges.rest(addresses));
    return JsonObject.of(field, new JsonArray(peers));
  }

  private static JsonObject namespaces(String operator, List<String> names) {
    JsonObject expression =
        JsonObject.of("key", NAMESPACE, "operator", operator).with("values", JsonArray.from(names));
    return JsonObject.of("matchExpressions", JsonArray.from(List.of(expression)));
  }
}
