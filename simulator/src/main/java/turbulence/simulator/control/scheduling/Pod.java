package turbulence.simulator.control.scheduling;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// A pod as the scheduler sees it.
///
/// @param owner the uid of what made the pod, empty without
record Pod(
    Key key,
    String uid,
    JsonObject labels,
    String owner,
    Demand demand,
    long priority,
    List<PodTerm> terms) {
  static Pod of(Stored stored, Function<Selector, Set<String>> namespacesWith) {
    return new Pod(
        stored.key(),
        stored.uid(),
        stored.metadata().object("labels"),
        owner(stored.metadata()),
        Demand.of(stored.spec()),
        Trees.whole(stored.spec(), "priority", 0),
        PodTerm.of(stored.key().namespace(), stored.object(), namespacesWith));
  }

  private static String owner(JsonObject metadata) {
    for (Json each : metadata.array("ownerReferences")) {
      if (each instanceof JsonObject owner && owner.get("controller") == JsonBool.TRUE) {
        return Trees.text(owner, "uid");
      }
    }
    return "";
  }

  boolean isMeantBy(Query query) {
    return query.matches(key.namespace(), labels);
  }
}
