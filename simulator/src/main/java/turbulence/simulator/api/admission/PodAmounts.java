package turbulence.simulator.api.admission;

import java.util.Map;
import java.util.TreeMap;
import turbulence.json.JsonObject;
import turbulence.simulator.quantity.Quantity;

/// What a pod as a whole asks for, or is limited to.
final class PodAmounts {
  private PodAmounts() {}

  /// All that its containers ask for, or what those that run before them need at most; of what the
  /// pod itself says, that.
  ///
  /// @param list `requests` or `limits`
  static Map<String, Quantity> of(JsonObject podSpec, String list) {
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> most = new TreeMap<>();
    for (JsonObject container : Trees.objects(podSpec, "initContainers")) {
      Map<String, Quantity> own = Trees.amounts(container.object("resources").object(list));
      if (Trees.text(container, "restartPolicy").equals("Always")) {
        Trees.add(sidecars, own);
        raise(most, sidecars);
      } else {
        Map<String, Quantity> during = new TreeMap<>(sidecars);
        Trees.add(during, own);
        raise(most, during);
      }
    }
    Map<String, Quantity> sum = new TreeMap<>(sidecars);
    for (JsonObject container : Trees.objects(podSpec, "containers")) {
      Trees.add(sum, Trees.amounts(container.object("resources").object(list)));
    }
    raise(sum, most);
    sum.putAll(Trees.amounts(podSpec.object("resources").object(list)));
    Trees.amounts(podSpec.object("overhead"))
        .forEach((name, amount) -> {
          if (list.equals("requests") || sum.containsKey(name)) {
            sum.merge(name, amount, Quantity::plus);
          }
        });
    return sum;
  }

  private static void raise(Map<String, Quantity> most, Map<String, Quantity> other) {
    other.forEach((name, amount) -> most.merge(name, amount, Quantity::max));
  }
}
