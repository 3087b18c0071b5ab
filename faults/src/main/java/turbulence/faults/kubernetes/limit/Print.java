package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Policy;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.JsonObject;

/// The footprint of a step on a cluster.
public final class Print implements Footprint {
  private final Cluster cluster;
  private final List<Loss> losses;
  private final Map<Ref, JsonObject> known = new HashMap<>();

  Print(Cluster cluster, List<Loss> losses) {
    this.cluster = cluster;
    this.losses = List.copyOf(losses);
  }

  /// Both of them.
  public Print and(Print other) {
    List<Loss> both = new ArrayList<>(losses);
    both.addAll(other.losses);
    Print print = new Print(cluster, both);
    print.known.putAll(known);
    print.known.putAll(other.known);
    return print;
  }

  /// The same, for which these objects need not be read: their metadata is enough.
  public Print knowing(Resource resource, Collection<JsonObject> objects) {
    Print print = and(new Print(cluster, List.of()));
    for (JsonObject object : objects) {
      JsonObject metadata = object.object("metadata");
      String namespace = metadata.text("namespace").orElse("");
      print.known.put(resource.ref(namespace, metadata.text("name").orElse("")), object);
    }
    return print;
  }

  @Override
  public Ruling under(Policy policy, List<Trodden> before)
      throws ActivityFailed, InterruptedException {
    return Ruling.FREE;
  }
}
