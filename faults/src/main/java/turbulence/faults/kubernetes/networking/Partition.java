package turbulence.faults.kubernetes.networking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.Selector;
import turbulence.json.JsonObject;

/// Keeps two selections of pods from talking to each other.
@About(
    "Cut two selections of pods off from each other, by network policies that let everything else"
        + " through, names included; they are deleted again after the run.")
public record Partition(
    @About("Labels of the pods on one side, such as app=web.") String labelSelector,
    @About("Labels of the pods on the other side, such as app=db.") String otherLabelSelector,
    @About("The namespace of the pods on one side.") @Default("\"default\"") String ns,
    @About("The namespace of those on the other side; the same when left out.")
        @Nullable String otherNs,
    @About(
            "Who is not let through: both, out for requests from the one side to the other, or in"
                + " for those from the other to the one.")
        @Default("\"both\"")
        String direction)
    implements Action, Needing {
  public Partition {
    check("label_selector", labelSelector);
    check("other_label_selector", otherLabelSelector);
    if (ns.isEmpty() || (otherNs != null && otherNs.isEmpty())) {
      throw new IllegalArgumentException((ns.isEmpty() ? "ns" : "other_ns") + " is empty");
    }
    if (!List.of("both", "out", "in").contains(direction)) {
      throw new IllegalArgumentException(
          "direction is '" + direction + "', expected both, out or in");
    }
  }

  private static void check(String argument, String labels) {
    if (labels.isBlank()) {
      throw new IllegalArgumentException(argument + " is empty; say which pods are meant");
    }
    List<JsonObject> _ = Selector.parse(argument, labels).others();
  }

  private String elsewhere() {
    return otherNs == null ? ns : otherNs;
  }

  private boolean isOut() {
    return !direction.equals("in");
  }

  private boolean isIn() {
    return !direction.equals("out");
  }

  @Override
  public List<Need> needs() {
    Set<Need> needs = new LinkedHashSet<>();
    for (String each : List.of(ns, elsewhere())) {
      needs.add(Need.of("list", Resource.PODS, each));
      needs.add(Need.of("list", Resource.NETWORK_POLICIES, each));
    }
    if (isOut()) {
      needs.add(Need.of("create", Resource.NETWORK_POLICIES, elsewhere()));
    }
    if (isIn()) {
      needs.add(Need.of("create", Resource.NETWORK_POLICIES, ns));
    }
    return new ArrayList<>(needs);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Side one = Side.read(cluster, ns, labelSelector);
    Side other = Side.read(cluster, elsewhere(), otherLabelSelector);
    Ranges ranges = Ranges.read(cluster);
    Severing severing = new Severing(ranges, scope.world().random());
    if (isOut()) {
      severing.cut(one, other, labelSelector + " cannot reach " + otherLabelSelector);
    }
    if (isIn()) {
      severing.cut(other, one, otherLabelSelector + " cannot reach " + labelSelector);
    }
    return new Walls(cluster, severing.walls(), List.of(one, other), ranges)
        .prepared(Rights.of(scope, this));
  }
}
