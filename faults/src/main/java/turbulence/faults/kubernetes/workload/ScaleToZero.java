package turbulence.faults.kubernetes.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.object.Condition;
import turbulence.faults.kubernetes.object.Kind;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.select.Names;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.json.JsonObject;

/// Switches workloads off: none of their pods is left.
@About(
    "Scale deployments and stateful sets to no replicas; each has as many as before again after the"
        + " run. Gives their names. Those without any are left out.")
public record ScaleToZero(
    @About("Labels that the workloads have, such as team=shop.") @Nullable String labelSelector,
    Names names,
    @About("Which kinds: deployments, statefulsets; both when left out.")
        @Nullable List<String> kinds,
    Namespaces namespaces)
    implements Action, Needing {
  private static final List<Kind> BOTH = List.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET);

  public ScaleToZero {
    if ((labelSelector == null || labelSelector.isBlank()) && names.equals(Names.ANY)) {
      throw new IllegalArgumentException(
          "which workloads is not said: give label_selector, names or name_pattern (`.` is found in"
              + " every name)");
    }
    for (String kind : kinds == null ? List.<String>of() : kinds) {
      if (BOTH.stream().noneMatch(each -> each.resource().plural().equals(kind))) {
        throw new IllegalArgumentException(
            "kinds has '" + kind + "', expected deployments or statefulsets");
      }
    }
    if (kinds != null && kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds is empty; leave it out to mean both");
    }
  }

  private List<Kind> meant() {
    return BOTH.stream()
        .filter(kind -> kinds == null || kinds.contains(kind.resource().plural()))
        .toList();
  }

  @Override
  public List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    for (Kind kind : meant()) {
      namespaces.finding(kind.resource()).stream()
          .filter(need -> !needs.contains(need))
          .forEach(needs::add);
      needs.addAll(namespaces.needs("patch", kind.resource()));
    }
    return needs;
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    Switching switching = new Switching(scope, cluster);
    for (Kind kind : meant()) {
      for (JsonObject workload : found(cluster, kind)) {
        switching.off(kind, workload);
      }
    }
    return switching.prepared();
  }

  private List<JsonObject> found(Cluster cluster, Kind kind)
      throws ActivityFailed, InterruptedException {
    Listing listing = kind.resource().everywhere();
    List<JsonObject> all = new ArrayList<>();
    try {
      namespaces.read(
          cluster, labelSelector == null ? listing : listing.labels(labelSelector), all::add);
    } catch (ClusterFailed e) {
      throw Clusters.failed(e);
    }
    Names.Fit fit = names.fit();
    List<JsonObject> found = new ArrayList<>();
    for (JsonObject workload : all) {
      String name = workload.object("metadata").text("name").orElse("");
      if (fit.isFor(name) && Condition.replicas(workload) > 0) {
        found.add(workload);
      }
    }
    return found;
  }
}
