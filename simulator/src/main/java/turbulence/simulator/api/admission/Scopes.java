package turbulence.simulator.api.admission;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Which pods a quota counts: all, or those that all of its scopes mean.
record Scopes(List<JsonObject> terms) {
  static Scopes of(JsonObject quotaSpec) {
    List<JsonObject> terms = new ArrayList<>();
    for (Json scope : quotaSpec.array("scopes")) {
      if (scope instanceof JsonText name) {
        terms.add(JsonObject.of("scopeName", name.value(), "operator", "Exists"));
      }
    }
    terms.addAll(Trees.objects(quotaSpec.object("scopeSelector"), "matchExpressions"));
    return new Scopes(terms);
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  boolean mean(JsonObject pod) {
    for (JsonObject term : terms) {
      if (!means(term, pod)) {
        return false;
      }
    }
    return true;
  }

  private static boolean means(JsonObject term, JsonObject pod) {
    JsonObject spec = pod.object("spec");
    boolean ends =
        spec.get("activeDeadlineSeconds") instanceof JsonNumber seconds
            && seconds.value().longValue() >= 0;
    boolean unasking = asksForNothing(spec);
    return switch (Trees.text(term, "scopeName")) {
      case "Terminating" -> ends;
      case "NotTerminating" -> !ends;
      case "BestEffort" -> unasking;
      case "NotBestEffort" -> !unasking;
      case "PriorityClass" -> isOf(term, Trees.text(spec, "priorityClassName"));
      case "CrossNamespacePodAffinity" -> reachesOut(spec.object("affinity"));
      default -> false;
    };
  }

  private static boolean asksForNothing(JsonObject spec) {
    for (String list : List.of("containers", "initContainers")) {
      for (JsonObject container : Trees.objects(spec, list)) {
        JsonObject resources = container.object("resources");
        if (asks(resources.object("requests")) || asks(resources.object("limits"))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean asks(JsonObject amounts) {
    return Trees.amounts(amounts).entrySet().stream()
        .anyMatch(amount ->
            (amount.getKey().equals("cpu") || amount.getKey().equals("memory"))
                && amount.getValue().signum() > 0);
  }

  private static boolean isOf(JsonObject term, String name) {
    boolean listed = term.array("values").items().contains(new JsonText(name));
    return switch (Trees.text(term, "operator")) {
      case "In" -> !name.isEmpty() && listed;
      case "NotIn" -> !listed;
      case "DoesNotExist" -> name.isEmpty();
      default -> !name.isEmpty();
    };
  }

  private static boolean reachesOut(JsonObject affinity) {
    for (String kind : List.of("podAffinity", "podAntiAffinity")) {
      JsonObject of = affinity.object(kind);
      List<JsonObject> all =
          new ArrayList<>(Trees.objects(of, "requiredDuringSchedulingIgnoredDuringExecution"));
      Trees.objects(of, "preferredDuringSchedulingIgnoredDuringExecution")
          .forEach(wish -> all.add(wish.object("podAffinityTerm")));
      for (JsonObject term : all) {
        if (!term.array("namespaces").isEmpty() || term.has("namespaceSelector")) {
          return true;
        }
      }
    }
    return false;
  }
}
