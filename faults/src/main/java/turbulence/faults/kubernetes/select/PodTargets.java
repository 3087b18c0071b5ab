package turbulence.faults.kubernetes.select;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Listing;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;

/// Which pods a step hits: of those that run or are about to and are not on their way out. Our own
/// pod is never among them.
///
/// A step of Chaos Toolkit has other arguments between these three parts; it takes them one by one
/// and puts this together itself, in its constructor too, so that mistakes are found early.
public record PodTargets(PodChoice choice, PodPlace place, PodTraits traits) {
  public PodTargets {
    namespaces(place, traits);
  }

  private static Namespaces namespaces(PodPlace place, PodTraits traits) {
    return new Namespaces(place.ns(), traits.wider());
  }

  Namespaces namespaces() {
    return namespaces(place, traits);
  }

  /// What it takes to find them.
  public List<Need> finding() {
    List<Need> needs = new ArrayList<>();
    String only = only();
    for (Need need : namespaces().finding(Resource.PODS)) {
      boolean ofPods = need.resource().equals(Resource.PODS);
      needs.add(only != null && ofPods ? need.on(only) : need); // a list of one: granted by name
    }
    if (traits.standing().zone() != null) {
      needs.add(Need.of("list", Resource.NODES, ""));
    }
    for (String kind : between()) {
      needs.addAll(namespaces().needs("list", Owners.resource(kind)));
    }
    return needs;
  }

  /// The one name that they may have; null when they may have several.
  private @Nullable String only() {
    List<String> names = traits.marks().names();
    return names != null && names.size() == 1 ? names.getFirst() : null;
  }

  /// What it takes to do that to them, whoever they turn out to be.
  ///
  /// @param part such as `eviction`; empty for the pods themselves
  public List<Need> hitting(String verb, String part) {
    List<String> names = traits.marks().names();
    List<Need> needs = new ArrayList<>();
    for (Need each : namespaces().needs(verb, Resource.PODS)) {
      Need need = each.part(part);
      if (names == null) {
        needs.add(need);
      } else {
        names.stream().distinct().forEach(name -> needs.add(need.on(name)));
      }
    }
    return needs;
  }

  /// The kinds of those between pods and their workloads that have to be read. Where the workload
  /// is given there are no others.
  List<String> between() {
    String owner = traits.marks().owner();
    if (owner != null) {
      String between = OwnerName.parse(owner).between();
      return between.isEmpty() ? List.of() : List.of(between);
    }
    return traits.marks().perOwner().isAny() ? List.of() : List.of("ReplicaSet", "Job");
  }

  /// Reads what is there and takes those that the step hits.
  public List<Pod> draw(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    warnOfEmpty("label_selector", choice.labelSelector(), scope);
    warnOfEmpty("name_pattern", choice.namePattern(), scope);
    try {
      PodSearch search = new PodSearch(this, cluster, scope.world());
      return search.taken(search.found(), scope.world().random());
    } catch (ClusterFailed e) {
      throw failed(e);
    }
  }

  /// Chaos Toolkit takes an empty text for none, so that a variable that is not set means
  /// everybody.
  private static void warnOfEmpty(String argument, @Nullable String value, Scope scope) {
    if (value != null && value.isBlank()) {
      scope.events().warning("'" + argument + "' is empty, so that it leaves out no pod");
    }
  }

  /// The API's own words say what is wrong with a selector, and not with which.
  private ActivityFailed failed(ClusterFailed e) throws ActivityFailed {
    List<String> sent = new ArrayList<>();
    add("label_selector", choice.labelSelector(), sent);
    add("field_selector", traits.marks().fieldSelector(), sent);
    add("namespace_selector", traits.wider().namespaceSelector(), sent);
    if (e.code() != 400 || sent.isEmpty()) {
      throw Clusters.failed(e);
    }
    return new ActivityFailed(
        "Cannot select pods. The API refuses " + String.join(" or ", sent) + ": " + e.words(), e);
  }

  private static void add(String argument, @Nullable String value, List<String> sent) {
    if (value != null && !value.isEmpty()) {
      sent.add(argument + " '" + value + "'");
    }
  }

  /// What the API compares.
  Listing listing() {
    PodStanding standing = traits.standing();
    StringBuilder fields =
        new StringBuilder(
            standing.phase() == null ? Pod.ALIVE : "status.phase=" + standing.phase());
    if (standing.node() != null) {
      fields.append(",spec.nodeName=").append(standing.node());
    }
    if (only() != null) {
      fields.append(",metadata.name=").append(only());
    }
    if (traits.marks().fieldSelector() != null) {
      fields.append(',').append(traits.marks().fieldSelector());
    }
    return Resource.PODS.everywhere().labels(choice.labels()).fields(fields.toString());
  }
}
