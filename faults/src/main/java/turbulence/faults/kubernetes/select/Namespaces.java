package turbulence.faults.kubernetes.select;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonObject;

/// Which namespaces objects are looked for in: one, those of a list, those that a pattern is found
/// in, those with labels.
public record Namespaces(
    @About("The namespace to look in.") @Default("\"default\"") String ns, Wider wider) {
  /// Where steps look when nothing else is said.
  public static final String OWN = "default";

  /// Up to so many are looked into one by one, more of them all at once.
  private static final int FEW = 10;

  public Namespaces {
    if (ns.isEmpty()) {
      // To the API no namespace would mean every one.
      throw new IllegalArgumentException("ns is empty");
    }
    if (wider.isGiven() && !ns.equals(OWN)) {
      throw new IllegalArgumentException(
          "ns is '"
              + ns
              + "', and namespaces, namespace_pattern and namespace_selector are instead of ns:"
              + " give one or the other");
    }
  }

  /// One namespace.
  public static Namespaces of(String ns) {
    return new Namespaces(ns, Wider.NOT);
  }

  /// Those that are known before anything is read; null when the cluster has to be asked.
  public @Nullable List<String> known() {
    if (!wider.isGiven()) {
      return List.of(ns);
    }
    List<String> listed = wider.namespaces();
    return listed == null || wider.namespaceSelector() != null || wider.namespacePattern() != null
        ? null
        : List.copyOf(new LinkedHashSet<>(listed));
  }

  /// What it takes to do that with objects there.
  public List<Need> needs(String verb, Resource resource) {
    List<String> known = known();
    if (known == null) {
      return List.of(Need.of(verb, resource, ""));
    }
    return known.stream().map(name -> Need.of(verb, resource, name)).toList();
  }

  /// What it takes to find objects there.
  public List<Need> finding(Resource resource) {
    List<Need> needs = new ArrayList<>();
    if (known() == null) {
      needs.add(Need.of("list", Resource.NAMESPACES, ""));
    }
    needs.addAll(needs("list", resource));
    return needs;
  }

  /// Those that are meant.
  public List<String> in(Cluster cluster)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    List<String> known = known();
    if (known != null) {
      return known;
    }
    Listing listing = Resource.NAMESPACES.everywhere().metadataOnly();
    if (wider.namespaceSelector() != null) {
      listing = listing.labels(wider.namespaceSelector());
    }
    List<String> there = new ArrayList<>();
    cluster.list(listing, object -> there.add(object.object("metadata").text("name").orElse("")));
    NamePattern pattern = NamePattern.of("namespace_pattern", wider.namespacePattern());
    List<String> meant = new ArrayList<>();
    for (String name : there) {
      if (isListed(name) && pattern.fits(name)) {
        meant.add(name);
      }
    }
    return meant;
  }

  /// The cluster's own are meant only where somebody wrote their names.
  private boolean isListed(String name) {
    List<String> listed = wider.namespaces();
    return listed == null ? !name.startsWith("kube-") : listed.contains(name);
  }

  /// Hands over the objects in these namespaces one by one.
  ///
  /// @param everywhere which objects, whatever their namespace
  public void read(Cluster cluster, Listing everywhere, Consumer<JsonObject> each)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    List<String> meant = in(cluster);
    if (known() != null || meant.size() <= FEW) {
      for (String name : meant) {
        cluster.list(everywhere.in(name), each);
      }
      return;
    }
    Set<String> names = new HashSet<>(meant);
    cluster.list(
        everywhere,
        object -> {
          if (names.contains(object.object("metadata").text("namespace").orElse(""))) {
            each.accept(object);
          }
        });
  }
}
