package turbulence.simulator.api.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Puts a pod on a node: what a scheduler's `Binding` does to the pod.
public final class Binding {
  private static final Resource BINDINGS = new Resource("", "pods/binding");
  private static final Resource NODES = new Resource("", "nodes");
  private static final String[] COPIED = {
    "topology.kubernetes.io/zone", "topology.kubernetes.io/region"
  };

  private Binding() {}

  /// The pod as it is when bound; refused when it is bound already or on its way out.
  public static JsonObject bind(JsonObject pod, String node, Ground ground) {
    String name = Meta.name(pod);
    if (Meta.isDeleting(pod)) {
      throw Refusals.conflict(
          BINDINGS, name, "pod " + name + " is being deleted, cannot be assigned to a host");
    }
    String bound = pod.object("spec").text("nodeName").orElse("");
    if (!bound.isEmpty()) {
      throw Refusals.conflict(
          BINDINGS, name, "pod " + name + " is already assigned to node \"" + bound + "\"");
    }
    Optional<Stored> target = ground.store().get(new Key(NODES, node));
    JsonObject labelled =
        target.map(found -> labelled(pod, found.metadata().object("labels"))).orElse(pod);
    return scheduled(
        labelled.with("spec", pod.object("spec").with("nodeName", node)), ground.now());
  }

  /// The node's place in the world goes onto the pod.
  private static JsonObject labelled(JsonObject pod, JsonObject of) {
    JsonObject labels = Meta.of(pod).object("labels");
    for (String name : COPIED) {
      Json value = of.get(name);
      if (value != null) {
        labels = labels.with(name, value);
      }
    }
    JsonObject all = labels;
    return all.isEmpty() ? pod : Meta.with(pod, meta -> meta.with("labels", all));
  }

  private static JsonObject scheduled(JsonObject pod, String now) {
    JsonObject condition =
        JsonObject.of("type", "PodScheduled", "status", "True")
            .with("lastProbeTime", JsonNull.NULL)
            .with("lastTransitionTime", now);
    List<Json> conditions = new ArrayList<>();
    for (Json each : pod.object("status").array("conditions")) {
      if (!(each instanceof JsonObject one && one.text("type").orElse("").equals("PodScheduled"))) {
        conditions.add(each);
      }
    }
    conditions.add(condition);
    return pod.with("status", pod.object("status").with("conditions", JsonArray.from(conditions)));
  }
}
