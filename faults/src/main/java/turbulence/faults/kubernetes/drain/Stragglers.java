package turbulence.faults.kubernetes.drain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Refused;

/// Who is still there when a drain gives up, and why.
record Stragglers(Cluster cluster, List<Departure> left) {
  /// First who may not leave, by what holds them up, then in the recorded words everybody.
  String words(int seconds) throws InterruptedException {
    Map<String, List<Departure>> held = new LinkedHashMap<>();
    StringBuilder names = new StringBuilder();
    for (Departure pod : left) {
      names.append('\n').append(pod.lodger().name());
      if (pod.blockade() != null) {
        String alone = pod.lodger().namespace() + "/" + pod.lodger().name();
        String why = pod.budget().isEmpty() ? alone : pod.budget();
        held.computeIfAbsent(why, _ -> new ArrayList<>()).add(pod);
      }
    }
    StringBuilder words = new StringBuilder();
    for (List<Departure> pods : held.values()) {
      words.append(held(pods)).append('\n');
    }
    return words
        + "Draining nodes did not completed within "
        + seconds
        + "s. Remaining pods are:"
        + names;
  }

  private String held(List<Departure> pods) throws InterruptedException {
    Departure first = pods.getFirst();
    Blockade blockade = first.blockade();
    if (blockade == null) {
      return "";
    }
    String refused = Refused.briefly(Asking.words(first.lodger()), blockade.refusal()).reason();
    if (first.budget().isEmpty()) {
      return refused;
    }
    String namespace = first.lodger().namespace();
    String allows =
        Allowances.ask(cluster, namespace, blockade.budget())
            .map(count -> " allows " + count + (count == 1 ? " disruption" : " disruptions"))
            .orElse(" holds it up");
    List<String> others = new ArrayList<>();
    for (Departure pod : pods.subList(1, pods.size())) {
      others.add(pod.lodger().name());
    }
    return refused
        + "\nbudget "
        + first.budget()
        + allows
        + (others.isEmpty() ? "" : "; also held up by it: " + String.join(", ", others));
  }
}
