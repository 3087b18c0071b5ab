package turbulence.simulator.mesh.rule;

import java.util.Optional;
import turbulence.json.JsonObject;

/// How the pods behind a host are called: who is next, how many at once, and who is left out for a
/// while.
public record Policy(Balancer balancer, Pool pool, Optional<Outliers> outliers) {
  public static final Policy USUAL = new Policy(Balancer.USUAL, Pool.USUAL, Optional.empty());

  static Policy of(JsonObject given) {
    Optional<Outliers> outliers =
        given.get("outlierDetection") instanceof JsonObject object
            ? Optional.of(Outliers.of(object))
            : Optional.empty();
    return new Policy(
        Balancer.of(given.object("loadBalancer")),
        Pool.of(given.object("connectionPool")),
        outliers);
  }

  /// What is given for one port comes before what is given for all, what is given for a subset
  /// before what is given for the host: each part as a whole.
  static JsonObject merged(JsonObject below, JsonObject above, int port) {
    JsonObject merged = over(below, above);
    for (JsonObject each : Given.objects(merged, "portLevelSettings")) {
      if (Given.number(each.object("port"), "number", 0) == port) {
        return over(merged, each);
      }
    }
    return merged;
  }

  private static JsonObject over(JsonObject below, JsonObject above) {
    JsonObject.Builder all = below.toBuilder();
    above.forEach(field -> all.put(field.getKey(), field.getValue()));
    return all.build();
  }
}
