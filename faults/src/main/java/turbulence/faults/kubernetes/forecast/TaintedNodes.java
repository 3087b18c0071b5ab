package turbulence.faults.kubernetes.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.drain.NodeDrain;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What would come of nodes that get a taint.
public final class TaintedNodes implements Forecasting {
  private final Cluster cluster;
  private final List<String> nodes;
  private final JsonObject taint;
  private final Map<String, List<Doomed>> lost = new TreeMap<>();
  private int tolerating;

  /// @param nodes by name
  /// @param taint as the API writes it
  public TaintedNodes(Cluster cluster, Collection<String> nodes, JsonObject taint) {
    this.cluster = cluster;
    this.nodes = List.copyOf(nodes);
    this.taint = taint;
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    if (text(taint, "effect").equals("NoExecute")) {
      telling.about("which pods are deleted", () -> tellOfPods(telling));
    } else {
      telling.effect("no new pods that do not tolerate it; those that run stay");
    }
    Need patch = Need.of("patch", Resource.NODES, "");
    new Rights(cluster)
        .tell(List.of(nodes.size() == 1 ? patch.on(nodes.getFirst()) : patch), telling);
    return telling.forecast();
  }

  private void tellOfPods(Telling telling)
      throws ClusterFailed, ActivityFailed, InterruptedException {
    for (String node : nodes) {
      cluster.list(NodeDrain.pods(node), this::count);
    }
    int pods = lost.values().stream().mapToInt(List::size).sum();
    telling.effect(
        (pods == 1 ? "1 pod is" : pods + " pods are")
            + " deleted, whatever budgets say; "
            + tolerating
            + (tolerating == 1 ? " tolerates" : " tolerate")
            + " the taint for good");
    for (Map.Entry<String, List<Doomed>> entry : lost.entrySet()) {
      tellOfNamespace(entry.getKey(), entry.getValue(), telling);
    }
  }

  private void tellOfNamespace(String namespace, List<Doomed> pods, Telling telling)
      throws ActivityFailed, InterruptedException {
    List<Doomed> elsewhere = new ArrayList<>(pods);
    elsewhere.removeIf(pod -> pod.keeper().kind().equals("DaemonSet"));
    new Keepers(cluster, namespace).tell(elsewhere, telling);
    Map<String, Integer> kept = new TreeMap<>();
    for (Doomed pod : pods) {
      if (!elsewhere.contains(pod)) {
        kept.merge(pod.keeper().name(), 1, Integer::sum);
      }
    }
    kept.forEach((name, many) ->
        telling.effect(
            "DaemonSet "
                + namespace
                + "/"
                + name
                + " lacks "
                + (many == 1 ? "1 pod" : many + " pods")
                + " until the taint is gone"));
    telling.about(
        "which budgets they are under",
        () -> Budgets.read(cluster, namespace).tell(pods, Leaving.DELETED, telling));
    Set<String> names = new HashSet<>();
    pods.forEach(pod -> names.add(pod.name()));
    telling.about(
        "which Services they are behind",
        () -> ServiceShares.read(cluster, namespace).tell(names, 0, telling));
  }

  private void count(JsonObject pod) {
    for (Json each : pod.object("spec").array("tolerations")) {
      if (each instanceof JsonObject toleration && tolerates(toleration)) {
        tolerating++;
        return;
      }
    }
    String namespace = pod.object("metadata").text("namespace").orElse("");
    lost.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(Doomed.of(pod));
  }

  /// For good: what is borne for some seconds only ends with a deletion, too.
  private boolean tolerates(JsonObject toleration) {
    boolean exists = text(toleration, "operator").equals("Exists");
    String key = text(toleration, "key");
    Optional<String> effect = toleration.text("effect").filter(it -> !it.isEmpty());
    return (key.isEmpty() ? exists : key.equals(text(taint, "key")))
        && (exists || text(toleration, "value").equals(text(taint, "value")))
        && effect.filter(it -> !it.equals("NoExecute")).isEmpty()
        && !toleration.has("tolerationSeconds");
  }

  private static String text(JsonObject object, String name) {
    return object.text(name).orElse("");
  }
}
