package turbulence.simulator.api.admission;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Keeps out pods and claims that ask for less or more than a LimitRange of their namespace allows.
public final class LimitReview implements Admission {
  private static final Resource CLAIMS = new Resource("", "persistentvolumeclaims");

  private final Store store;

  public LimitReview(Store store) {
    this.store = store;
  }

  @Override
  public void review(Kind kind, JsonObject object, Intent intent) {
    boolean isPod = kind.resource().equals(LimitDefaults.PODS);
    if (!isPod && !kind.resource().equals(CLAIMS)) {
      return;
    }
    JsonObject metadata = object.object("metadata");
    for (Stored range :
        store.snapshot(LimitDefaults.RANGES).all(Trees.text(metadata, "namespace"))) {
      Set<String> complaints = new LinkedHashSet<>();
      for (JsonObject limit : Trees.objects(range.spec(), "limits")) {
        if (isPod) {
          pod(limit, object.object("spec"), complaints);
        } else if (Trees.text(limit, "type").equals("PersistentVolumeClaim")) {
          claim(limit, object.object("spec"), complaints);
        }
      }
      if (!complaints.isEmpty()) {
        String all = String.join(", ", complaints);
        throw Refusals.forbidden(
            kind.resource(),
            Trees.text(metadata, "name"),
            complaints.size() == 1 ? all : "[" + all + "]");
      }
    }
  }

  private static void pod(JsonObject limit, JsonObject spec, Set<String> complaints) {
    switch (Trees.text(limit, "type")) {
      case "Container" -> {
        for (String list : new String[] {"containers", "initContainers"}) {
          for (JsonObject container : Trees.objects(spec, list)) {
            JsonObject resources = container.object("resources");
            new Bounds(
                    "Container",
                    Trees.amounts(resources.object("requests")),
                    Trees.amounts(resources.object("limits")),
                    complaints)
                .check(limit);
          }
        }
      }
      case "Pod" ->
          new Bounds(
                  "Pod", PodAmounts.of(spec, "requests"), PodAmounts.of(spec, "limits"), complaints)
              .check(limit);
      default -> {
        // Meant for others.
      }
    }
  }

  private static void claim(JsonObject limit, JsonObject spec, Set<String> complaints) {
    Map<String, Quantity> requests = Trees.amounts(spec.object("resources").object("requests"));
    Bounds bounds = new Bounds("PersistentVolumeClaim", requests, Map.of(), complaints);
    Trees.amounts(limit.object("min")).forEach(bounds::least);
    Trees.amounts(limit.object("max")).forEach(bounds::mostRequested);
  }
}
