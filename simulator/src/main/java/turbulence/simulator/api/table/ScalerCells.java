package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The cells of a horizontal pod autoscaler.
final class ScalerCells {
  private static final String UNKNOWN = "<unknown>";

  private ScalerCells() {}

  static void print(Row row) {
    JsonObject target = row.spec().object("scaleTargetRef");
    row.name()
        .add(
            Look.text(target, "kind") + "/" + Look.text(target, "name"),
            targets(row),
            Look.shown(row.spec().get("minReplicas"), "<unset>"),
            Look.number(row.spec(), "maxReplicas"),
            Look.number(row.status(), "currentReplicas"))
        .age();
  }

  private static String targets(Row row) {
    List<JsonObject> metrics = Look.objects(row.spec().array("metrics"));
    List<JsonObject> found = Look.objects(row.status().array("currentMetrics"));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      texts.add(target(metrics.get(i), i < found.size() ? found.get(i) : JsonObject.EMPTY));
    }
    if (texts.size() > 2) {
      return String.join(", ", texts.subList(0, 2)) + " + " + (texts.size() - 2) + " more...";
    }
    return texts.isEmpty() ? "<none>" : String.join(", ", texts);
  }

  private static String target(JsonObject metric, JsonObject found) {
    return switch (Look.text(metric, "type")) {
      case "External" -> amount(metric.object("external"), found.object("external"));
      case "Object" -> amount(metric.object("object"), found.object("object"));
      case "Pods" -> ratio(metric.object("pods"), found.object("pods"), "averageValue");
      case "Resource" -> share(metric.object("resource"), found.object("resource"));
      case "ContainerResource" ->
          share(metric.object("containerResource"), found.object("containerResource"));
      default -> "<unknown type>";
    };
  }

  private static String amount(JsonObject metric, JsonObject found) {
    return isAverage(metric)
        ? ratio(metric, found, "averageValue") + " (avg)"
        : ratio(metric, found, "value");
  }

  private static String share(JsonObject metric, JsonObject found) {
    String name = Look.text(metric, "name") + ": ";
    if (isAverage(metric)) {
      return name + ratio(metric, found, "averageValue");
    }
    Json wanted = metric.object("target").get("averageUtilization");
    return name
        + percent(found.object("current").get("averageUtilization"), UNKNOWN)
        + "/"
        + percent(wanted, "<auto>");
  }

  private static boolean isAverage(JsonObject metric) {
    return Look.has(metric.object("target"), "averageValue");
  }

  private static String ratio(JsonObject metric, JsonObject found, String value) {
    return Look.shown(found.object("current").get(value), UNKNOWN)
        + "/"
        + Look.shown(metric.object("target").get(value), "0");
  }

  private static String percent(@Nullable Json value, String none) {
    String shown = Look.shown(value, "");
    return shown.isEmpty() ? none : shown + "%";
  }
}
