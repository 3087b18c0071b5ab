package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;

/// What would come of pods that go: to Services, to budgets, and who makes others.
public final class PodLoss implements Forecasting {
  private static final int FEW = 5;

  private final Cluster cluster;
  private final String namespace;
  private final Set<String> names;
  private final Leaving leaving;

  /// @param names of the pods that go
  public PodLoss(Cluster cluster, String namespace, Collection<String> names, Leaving leaving) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.names = new TreeSet<>(names);
    this.leaving = leaving;
  }

  /// Of pods of any namespaces.
  public static Forecasting of(Cluster cluster, Collection<Ref> pods, Leaving leaving) {
    Map<String, List<String>> names = new TreeMap<>();
    for (Ref pod : pods) {
      names.computeIfAbsent(pod.namespace(), _ -> new ArrayList<>()).add(pod.name());
    }
    return () -> {
      Telling telling = new Telling();
      for (Map.Entry<String, List<String>> entry : names.entrySet()) {
        new PodLoss(cluster, entry.getKey(), entry.getValue(), leaving).tell(telling);
      }
      return telling.forecast();
    };
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    tell(telling);
    return telling.forecast();
  }

  private void tell(Telling telling) throws ActivityFailed, InterruptedException {
    if (!names.isEmpty()) {
      telling.about("what becomes of the pods", () -> tellOfPods(telling));
      telling.about(
          "which Services they are behind",
          () -> ServiceShares.read(cluster, namespace).tell(names, 0, telling));
    }
    new Rights(cluster).tell(List.of(need()), telling);
  }

  private void tellOfPods(Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    List<Doomed> pods = pods();
    Keepers.tellNodes(pods, telling);
    new Keepers(cluster, namespace).tell(pods, telling);
    telling.about(
        "which budgets they are under",
        () -> Budgets.read(cluster, namespace).tell(pods, leaving, telling));
  }

  private List<Doomed> pods() throws ClusterFailed, InterruptedException {
    List<Doomed> pods = new ArrayList<>();
    if (names.size() <= FEW) {
      for (String name : names) {
        cluster.find(Resource.PODS.ref(namespace, name)).map(Doomed::of).ifPresent(pods::add);
      }
      return pods;
    }
    cluster.list(
        Resource.PODS.in(namespace),
        pod -> {
          if (names.contains(pod.object("metadata").text("name").orElse(""))) {
            pods.add(Doomed.of(pod));
          }
        });
    return pods;
  }

  private Need need() {
    Need need =
        leaving == Leaving.EVICTED
            ? new Need("create", Resource.PODS, "eviction", namespace, "")
            : Need.of("delete", Resource.PODS, namespace);
    return names.size() == 1 ? need.on(names.iterator().next()) : need;
  }
}
