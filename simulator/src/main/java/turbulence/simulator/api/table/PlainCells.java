package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The cells of namespaces, events, quotas and other small kinds of the core.
final class PlainCells {
  private PlainCells() {}

  static void event(Row row) {
    JsonObject event = row.object();
    JsonObject series = event.object("series");
    String first = Look.text(event, "firstTimestamp", Look.text(event, "eventTime"));
    String last = Look.text(event, "lastTimestamp", first);
    long count = Look.number(event, "count");
    if (Look.has(event, "series")) {
      last = Look.text(series, "lastObservedTime");
      count = Look.number(series, "count");
    } else if (count == 0) {
      count = 1;
    }
    JsonObject about = event.object("involvedObject");
    String kind = Lower.of(Look.text(about, "kind"));
    String name = Look.text(about, "name");
    row.add(
        row.since(last),
        Look.text(event, "type"),
        Look.text(event, "reason"),
        name.isEmpty() ? kind : kind + "/" + name,
        Look.text(about, "fieldPath"),
        source(event),
        Look.text(event, "message").strip(),
        row.since(first),
        count);
    row.name();
  }

  private static String source(JsonObject event) {
    JsonObject source = event.object("source");
    String component = Look.text(source, "component", Look.text(event, "reportingComponent"));
    String instance = Look.text(source, "host", Look.text(event, "reportingInstance"));
    return instance.isEmpty() ? component : component + ", " + instance;
  }

  static void quota(Row row) {
    JsonObject hard = row.status().object("hard");
    JsonObject used = row.status().object("used");
    Map<String, Json> sorted = new TreeMap<>();
    hard.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    List<String> requests = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    sorted.forEach((name, most) -> {
      String share = Look.shown(used.get(name), "0") + "/" + Look.shown(most, "0");
      (name.startsWith("limits.") ? limits : requests).add(name + ": " + share);
    });
    row.name().add(String.join(", ", requests), String.join(", ", limits)).age();
  }

  static void componentStatus(Row row) {
    String status = "Unknown";
    String message = "";
    String error = "";
    for (JsonObject condition : Look.objects(row.object().array("conditions"))) {
      if (Look.text(condition, "type").equals("Healthy")) {
        status = Look.text(condition, "status").equals("True") ? "Healthy" : "Unhealthy";
        message = Look.text(condition, "message");
        error = Look.text(condition, "error");
      }
    }
    row.name().add(status, message, error);
  }

  static void apiService(Row row) {
    JsonObject service = row.spec().object("service");
    String place = Look.text(service, "namespace") + "/" + Look.text(service, "name");
    String available = "Unknown";
    for (JsonObject condition : Look.objects(row.status().array("conditions"))) {
      if (Look.text(condition, "type").equals("Available")) {
        available = Look.text(condition, "status");
        if (!available.equals("True")) {
          available += " (" + Look.text(condition, "reason") + ")";
        }
      }
    }
    row.name().add(service.isEmpty() ? "Local" : place, available).age();
  }

  static void priorityClass(Row row) {
    JsonObject object = row.object();
    row.name().add(Look.number(object, "value"), Look.flag(object, "globalDefault")).age();
    row.add(Look.text(object, "preemptionPolicy"));
  }

  static void flowSchema(Row row) {
    JsonObject method = row.spec().object("distinguisherMethod");
    String dangling = Look.condition(row.status(), "Dangling");
    row.name()
        .add(
            Look.text(row.spec().object("priorityLevelConfiguration"), "name"),
            Look.number(row.spec(), "matchingPrecedence"),
            Look.text(method, "type", "<none>"))
        .age()
        .add(dangling.isEmpty() ? "?" : dangling);
  }

  static void priorityLevel(Row row) {
    JsonObject limited = row.spec().object("limited");
    JsonObject queuing = limited.object("limitResponse").object("queuing");
    Json none = Json.of("<none>");
    row.name()
        .add(
            Look.text(row.spec(), "type"),
            limited.find("nominalConcurrencyShares").orElse(none),
            queuing.find("queues").orElse(none),
            queuing.find("handSize").orElse(none),
            queuing.find("queueLengthLimit").orElse(none))
        .age();
  }

  static void policy(Row row, String rules) {
    JsonObject kind = row.spec().object("paramKind");
    String shown = Look.text(kind, "apiVersion") + "/" + Look.text(kind, "kind");
    row.name().add(row.spec().array(rules).size(), kind.isEmpty() ? "<unset>" : shown).age();
  }

  static void policyBinding(Row row) {
    JsonObject parameter = row.spec().object("paramRef");
    String name = Look.text(parameter, "name");
    String shown = Look.text(parameter, "namespace", "*") + "/" + name;
    if (name.isEmpty()) {
      shown = Look.has(parameter, "selector") ? parameter.object("selector").toString() : "<unset>";
    }
    row.name().add(Look.text(row.spec(), "policyName"), shown).age();
  }
}
