package turbulence.simulator.api.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.http.Request;

/// One form of answer that a client takes: `application/json;as=Table;v=v1;g=meta.k8s.io`.
record Accept(String type, Map<String, String> parameters) {
  /// What the client takes, the best first; anything when it does not say.
  static List<Accept> all(Request request) {
    List<Accept> all = new ArrayList<>();
    for (String line : request.headers().all("Accept")) {
      for (String item : line.split(",", -1)) {
        if (!item.isBlank()) {
          all.add(parse(item));
        }
      }
    }
    return all.isEmpty() ? List.of(new Accept("*/*", Map.of())) : all;
  }

  private static Accept parse(String item) {
    String[] parts = item.split(";", -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        parameters.put(
            parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip());
      }
    }
    return new Accept(parts[0].strip().toLowerCase(Locale.ROOT), parameters);
  }

  /// Whether JSON is meant, or includes it.
  boolean isJson() {
    return switch (type) {
      case "application/json", "*/*", "application/*" -> true;
      // JSON is YAML, so whoever reads that reads this.
      case "application/yaml" -> true;
      default -> false;
    };
  }

  String as() {
    return parameters.getOrDefault("as", "");
  }

  String version() {
    return parameters.getOrDefault("v", "");
  }

  String group() {
    return parameters.getOrDefault("g", "");
  }

  static void requireJson(Request request) {
    if (all(request).stream().noneMatch(Accept::isJson)) {
      throw Refusals.notAcceptable(
          List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf"));
    }
  }
}
