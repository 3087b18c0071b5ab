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
import turbulence.faults.kubernetes.select.Given;
import turbulence.faults.kubernetes.select.NamePattern;
import turbulence.faults.kubernetes.select.Namespaces;
import turbulence.faults.kubernetes.select.Selector;
import turbulence.faults.kubernetes.select.Wider;
import turbulence.json.JsonObject;

/// Keeps two selections of pods from talking to each other.
@About(
    "Cut two selections of pods off from each other, by network policies that let everything else"
        + " through, names included; they are deleted again after the run.")
public record Partition(
    @About("Labels of the pods on one side, such as app=web.") String labelSelector,
    @About("Labels of the pods on the other side, such as app=db.") String otherLabelSelector,
    Ends ends,
    @About(
            "Who is not let through: both, out for requests from the one side to the other, or in"
                + " for those from the other to the one.")
        @Default("\"both\"")
        String direction,
    Farther farther)
    implements Action, Needing {

  /// One namespace for each side.
  public record Ends(
      @About("The namespace of the pods on one side.") @Default("\"default\"") String ns,
      @About("The namespace of those on the other side; the same as on the one when left out.")
          @Nullable String otherNs) {}

  /// Several namespaces for a side.
  public record Farther(
      Wider wider,
      @About(
              "The namespaces of the pods on the other side, instead of other_ns; those of the one"
                  + " side when nothing is said of the other's.")
          @Nullable List<String> otherNamespaces,
      @About(
              "A regular expression that is found in the names of the namespaces of the pods on the"
                  + " other side.")
          @Nullable String otherNamespacePattern,
      @About("Labels that the namespaces of the pods on the other side have.")
          @Nullable String otherNamespaceSelector,
      @About("Whether it may cut off the pod that Turbulence itself runs in.") @Default("false")
          boolean self) {
    static final Farther NOT = new Farther(Wider.NOT, null, null, null, false);

    public Farther {
      Given.check("other_namespaces", otherNamespaces);
      for (int i = 0; otherNamespaces != null && i < otherNamespaces.size(); i++) {
        Given.checkName("other_namespaces[" + i + "]", otherNamespaces.get(i));
      }
      Given.check("other_namespace_pattern", otherNamespacePattern);
      NamePattern _ = NamePattern.of("other_namespace_pattern", otherNamespacePattern);
      Given.check("other_namespace_selector", otherNamespaceSelector);
    }

    Wider other() {
      return new Wider(otherNamespaces, otherNamespacePattern, otherNamespaceSelector);
    }
  }

  public Partition {
    check("label_selector", labelSelector);
    check("other_label_selector", otherLabelSelector);
    String otherNs = ends.otherNs();
    if (otherNs != null && otherNs.isEmpty()) {
      throw new IllegalArgumentException("other_ns is empty");
    }
    if (otherNs != null && farther.other().isGiven()) {
      throw new IllegalArgumentException(
          "other_ns is '"
              + otherNs
              + "', and other_namespaces, other_namespace_pattern and other_namespace_selector are"
              + " instead of other_ns: give one or the other");
    }
    Namespaces _ = new Namespaces(ends.ns(), farther.wider());
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

  private Namespaces here() {
    return new Namespaces(ends.ns(), farther.wider());
  }

  private Namespaces elsewhere() {
    if (farther.other().isGiven()) {
      return new Namespaces(Namespaces.OWN, farther.other());
    }
    String otherNs = ends.otherNs();
    return otherNs == null ? here() : Namespaces.of(otherNs);
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
    for (Namespaces each : List.of(here(), elsewhere())) {
      needs.addAll(each.finding(Resource.PODS));
      needs.addAll(each.needs("list", Resource.NETWORK_POLICIES));
    }
    if (isOut()) {
      needs.addAll(elsewhere().needs("create", Resource.NETWORK_POLICIES));
    }
    if (isIn()) {
      needs.addAll(here().needs("create", Resource.NETWORK_POLICIES));
    }
    return new ArrayList<>(needs);
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    Cluster cluster = Clusters.of(scope);
    List<Side> one = Side.read(cluster, here(), labelSelector);
    List<Side> other = Side.read(cluster, elsewhere(), otherLabelSelector);
    Ranges ranges = Ranges.read(cluster);
    Severing severing = new Severing(ranges, scope.world().random());
    if (isOut()) {
      severing.cut(one, other, labelSelector + " cannot reach " + otherLabelSelector);
    }
    if (isIn()) {
      severing.cut(other, one, otherLabelSelector + " cannot reach " + labelSelector);
    }
    if (!farther.self()) {
      for (Severing.Wall wall : severing.walls()) {
        Lifeline.of(scope).refuse(wall.policy(), wall.ns());
      }
    }
    List<Side> sides = new ArrayList<>(one);
    sides.addAll(other);
    return new Walls(cluster, severing.walls(), sides, ranges).prepared(Rights.of(scope, this));
  }
}
