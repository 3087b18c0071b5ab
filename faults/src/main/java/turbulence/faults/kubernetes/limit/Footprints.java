package turbulence.faults.kubernetes.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.limit.Loss.Kind;

/// What steps take away, as they say it. A step that does several of these joins them with
/// [Print#and]; whoever has read the objects already hands them over with [Print#knowing].
public final class Footprints {
  private Footprints() {}

  /// Pods that go away, however.
  public static Print pods(Cluster cluster, Collection<Ref> pods) {
    return print(cluster, Kind.POD_GONE, pods);
  }

  /// Nodes that take no new pods any more. What becomes of the pods on them is said apart, or by
  /// [#emptied].
  public static Print nodes(Cluster cluster, Collection<String> names) {
    return print(cluster, Kind.NODE_CLOSED, refs(names));
  }

  /// Nodes that take no new pods and lose all that they have: they are deleted, or tainted so.
  public static Print emptied(Cluster cluster, Collection<String> names) {
    return print(cluster, Kind.NODE_EMPTIED, refs(names));
  }

  /// Nodes that take new pods again.
  public static Print opened(Cluster cluster, Collection<String> names) {
    return print(cluster, Kind.NODE_OPENED, refs(names));
  }

  /// A workload that gets another number of pods.
  public static Print scaled(Cluster cluster, Ref workload, int before, int after) {
    return new Print(cluster, List.of(new Loss(Kind.SCALED, workload, before, after)));
  }

  /// Anything else that is changed, or deleted without anything that belongs to it.
  public static Print objects(Cluster cluster, Collection<Ref> objects) {
    return print(cluster, Kind.CHANGED, objects);
  }

  /// Objects that are deleted with what belongs to them: the pods of a workload, whatever is in a
  /// namespace.
  public static Print deleted(Cluster cluster, Collection<Ref> objects) {
    return print(cluster, Kind.DELETED, objects);
  }

  private static List<Ref> refs(Collection<String> nodes) {
    List<Ref> refs = new ArrayList<>(nodes.size());
    for (String node : nodes) {
      refs.add(Resource.NODES.ref("", node));
    }
    return refs;
  }

  private static Print print(Cluster cluster, Kind kind, Collection<Ref> refs) {
    List<Loss> losses = new ArrayList<>(refs.size());
    for (Ref ref : refs) {
      losses.add(Loss.of(kind, ref));
    }
    return new Print(cluster, losses);
  }
}
