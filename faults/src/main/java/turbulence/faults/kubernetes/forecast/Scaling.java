package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What would come of a workload that gets another number of pods.
///
/// @param workload such as a deployment
/// @param live how it is now
/// @param replicas how many it is to have
public record Scaling(Cluster cluster, Ref workload, JsonObject live, int replicas)
    implements Forecasting {
  private static final Resource AUTOSCALERS =
      new Resource("autoscaling", "v2", "horizontalpodautoscalers", true);

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    int now =
        live.object("spec").get("replicas") instanceof JsonNumber n ? n.value().intValue() : 1;
    if (now == replicas) {
      telling.effect(
          "it has " + replicas + (replicas == 1 ? " replica" : " replicas") + " already");
    } else if (now > replicas) {
      telling.about("what becomes of its pods", () -> tellOfPods(telling));
    }
    telling.about("whether something scales it by itself", () -> tellOfAutoscalers(telling));
    Need need = Need.of("patch", workload.resource(), workload.namespace()).on(workload.name());
    new Rights(cluster).tell(List.of(need), telling);
    return telling.forecast();
  }

  private void tellOfPods(Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    Labels selector = new Labels(live.object("spec").object("selector"));
    String namespace = workload.namespace();
    List<Doomed> pods = new ArrayList<>();
    cluster.list(
        Resource.PODS.in(namespace).labels(selector.text()), pod -> pods.add(Doomed.of(pod)));
    Set<String> names = new TreeSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    telling.about(
        "which Services they are behind",
        () -> ServiceShares.read(cluster, namespace).tell(names, replicas, telling));
    List<Doomed> gone = pods.subList(0, Math.max(0, pods.size() - replicas));
    telling.about(
        "which budgets they are under",
        () -> Budgets.read(cluster, namespace).tell(gone, Leaving.SCALED_DOWN, telling));
  }

  private void tellOfAutoscalers(Telling telling) throws ClusterFailed, InterruptedException {
    for (JsonObject scaler : cluster.list(AUTOSCALERS.in(workload.namespace()))) {
      JsonObject target = scaler.object("spec").object("scaleTargetRef");
      String plural = target.text("kind").orElse("").toLowerCase(Locale.ROOT) + "s";
      if (plural.equals(workload.resource().plural())
          && target.text("name").orElse("").equals(workload.name())) {
        String name = scaler.object("metadata").text("name").orElse("");
        telling.effect(
            "HorizontalPodAutoscaler "
                + workload.namespace()
                + "/"
                + name
                + (replicas == 0
                    ? " stands still as long as it has no replicas"
                    : " may scale it again"));
      }
    }
  }
}
