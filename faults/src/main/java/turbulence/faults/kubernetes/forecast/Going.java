package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.JsonObject;

/// What would come of objects that are deleted.
public record Going(Cluster cluster, List<One> objects) implements Forecasting {
  public Going {
    objects = List.copyOf(objects);
  }

  /// One of them.
  ///
  /// @param words what people call it
  /// @param live as it was read
  public record One(Ref ref, String words, JsonObject live) {
    /// Whether something makes it again by itself.
    public boolean isKept() {
      return !Doomed.Keeper.of(live).equals(Doomed.Keeper.NOBODY);
    }
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    if (objects.isEmpty()) {
      telling.effect("nothing is selected: nothing is deleted");
    }
    Set<Need> needs = new LinkedHashSet<>();
    for (One each : objects) {
      tell(each, telling);
      Need need = Need.of("delete", each.ref().resource(), each.ref().namespace());
      needs.add(objects.size() == 1 ? need.on(each.ref().name()) : need);
    }
    new Rights(cluster).tell(List.copyOf(needs), telling);
    return telling.forecast();
  }

  private void tell(One one, Telling telling) throws ActivityFailed, InterruptedException {
    Resource resource = one.ref().resource();
    Doomed.Keeper keeper = Doomed.Keeper.of(one.live());
    if (one.isKept()) {
      telling.effect(keeper.kind() + " " + keeper.name() + " may make " + one.words() + " again");
    }
    if (one.live().object("spec").has("template")) {
      telling.about("what becomes of the pods of " + one.words(), () -> tellOfPods(one, telling));
    }
    if (resource.equals(Resource.SERVICES)) {
      telling.about("who is behind " + one.words(), () -> tellOfService(one.ref(), telling));
    } else if (resource.equals(Resource.NAMESPACES)) {
      telling.effect("everything in " + one.words() + " is deleted, too");
    }
    if (!WayBack.canComeBack(resource)) {
      telling.lasting(one.words() + " cannot be undone: " + why(resource));
    }
  }

  private static String why(Resource resource) {
    return resource.equals(Resource.SECRETS)
        ? "nothing secret is kept, so it is not made again"
        : "it is not made again, nor what goes with it";
  }

  private void tellOfPods(One one, Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    String namespace = one.ref().namespace();
    Labels selector = new Labels(one.live().object("spec").object("selector"));
    if (selector.text().isEmpty()) {
      return;
    }
    List<Doomed> pods = new ArrayList<>();
    cluster.list(
        Resource.PODS.in(namespace).labels(selector.text()), pod -> pods.add(Doomed.of(pod)));
    Set<String> names = new TreeSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    telling.effect(
        one.words() + " takes " + (pods.size() == 1 ? "1 pod" : pods.size() + " pods") + " along");
    telling.about(
        "which Services they are behind",
        () -> ServiceShares.read(cluster, namespace).tell(names, 0, telling));
    telling.about(
        "which budgets they are under",
        () -> Budgets.read(cluster, namespace).tell(pods, Leaving.DELETED, telling));
  }

  private void tellOfService(Ref ref, Telling telling) throws ClusterFailed, InterruptedException {
    int ready = ServiceShares.read(cluster, ref.namespace()).ready(ref.name());
    telling.effect(
        "Service "
            + ref.namespace()
            + "/"
            + ref.name()
            + " is no longer reached; it has "
            + (ready == 1 ? "1 ready endpoint" : ready + " ready endpoints"));
  }
}
