package turbulence.simulator.kubelet.volume;

import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Stored;

/// What a pod may be told of itself: fields of its object, and amounts of its containers.
///
/// @param status fields of the status that are known to the node alone so far: `status.podIP`
public record PodFields(Stored pod, Map<String, String> status) {
  /// The field at that path; all labels or annotations are a line each.
  public String field(String path) {
    if (path.endsWith("']")) {
      String map = path.substring(path.indexOf('.') + 1, path.indexOf('['));
      String key = path.substring(path.indexOf("['") + 2, path.length() - 2);
      return Trees.text(pod.metadata().object(map), key);
    }
    return switch (path) {
      case "metadata.name" -> pod.key().name();
      case "metadata.namespace" -> pod.key().namespace();
      case "metadata.uid" -> pod.uid();
      case "metadata.labels", "metadata.annotations" ->
          lines(pod.metadata().object(path.substring("metadata.".length())));
      case "spec.nodeName" -> Trees.text(pod.spec(), "nodeName");
      case "spec.serviceAccountName" -> Trees.text(pod.spec(), "serviceAccountName");
      default -> status.getOrDefault(path, "");
    };
  }

  private static String lines(JsonObject map) {
    Map<String, String> sorted = new TreeMap<>();
    for (Map.Entry<String, Json> entry : map) {
      sorted.put(entry.getKey(), entry.getValue() instanceof JsonText text ? text.value() : "");
    }
    StringBuilder lines = new StringBuilder();
    sorted.forEach((key, value) ->
        lines.append(lines.isEmpty() ? "" : "\n").append(key).append('=').append(quoted(value)));
    return lines.toString();
  }

  private static String quoted(String value) {
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\r", "\\r");
    return "\"" + escaped + "\"";
  }

  /// An amount of a container, such as `limits.cpu`, in units of the divisor, rounded up.
  public static String resource(JsonObject reference, JsonObject container) {
    String path = Trees.text(reference, "resource");
    String kind = path.substring(0, Math.max(0, path.indexOf('.')));
    String what = path.substring(path.indexOf('.') + 1);
    String amount = Trees.text(container.object("resources").object(kind), what);
    Quantity divisor = Quantity.of(reference.text("divisor").orElse("0"));
    Quantity each = divisor.signum() == 0 ? Quantity.of(1) : divisor;
    long thousandths = Math.max(1, each.milli());
    return Long.toString(Math.ceilDiv(Quantity.of(amount).milli(), thousandths));
  }

  /// The same of the container of that name.
  String resource(JsonObject reference) {
    String name = Trees.text(reference, "containerName");
    for (String kind : new String[] {"containers", "initContainers"}) {
      for (JsonObject container : Trees.objects(pod.spec(), kind)) {
        if (Trees.text(container, "name").equals(name)) {
          return resource(reference, container);
        }
      }
    }
    return "0";
  }
}
