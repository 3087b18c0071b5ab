package turbulence.faults.kubernetes.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Refused;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// Which objects of a kind are meant: the one of a name; else those with labels; else all of the
/// namespace.
///
/// @param name null for any; then labels do not matter
/// @param labels a selector; null for any
public record Chosen(Kind kind, String ns, @Nullable String name, @Nullable String labels) {
  /// A variable that is not set must not mean everything.
  ///
  /// @throws IllegalArgumentException when something is there and empty
  public Chosen {
    if (ns.isEmpty() && kind.resource().namespaced()) {
      throw new IllegalArgumentException("the namespace 'ns' is empty");
    }
    boolean none = (name == null || name.isEmpty()) && (labels == null || labels.isEmpty());
    if (none && (name != null || labels != null)) {
      throw new IllegalArgumentException(
          (name == null ? "'label_selector'" : "'name'")
              + " is empty; leave it out to mean every "
              + kind.word()
              + " of the namespace");
    }
  }

  /// What it takes to find them, and to do more with each.
  public List<Need> needs(String... verbs) {
    List<Need> needs = new ArrayList<>();
    needs.add(narrow(Need.of("list", kind.resource(), ns)));
    for (String verb : verbs) {
      needs.add(narrow(Need.of(verb, kind.resource(), ns)));
    }
    return needs;
  }

  /// A list of one name can be granted by name.
  private Need narrow(Need need) {
    return name == null || name.isEmpty() ? need : need.on(name);
  }

  public Listing listing() {
    Listing all = kind.resource().in(ns);
    if (name != null && !name.isEmpty()) {
      return all.fields("metadata.name=" + name);
    }
    return labels == null ? all : all.labels(labels);
  }

  /// In the order of the API.
  public List<JsonObject> read(Cluster cluster) throws ActivityFailed, InterruptedException {
    try {
      return cluster.list(listing());
    } catch (ClusterFailed e) {
      throw Refused.selecting(labels, e);
    }
  }
}
