package turbulence.simulator.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Compares what watches sent, object by object: kubelets may write a status in one step or in two,
/// so several changes in a row count as the last of them.
final class EventComparison {
  private EventComparison() {}

  static List<String> differences(JsonArray recorded, JsonArray ours, Counterparts counterparts) {
    Map<String, List<Json>> expected = byObject(recorded);
    Map<String, List<Json>> actual = byObject(ours);
    List<String> found = new ArrayList<>();
    expected.forEach((name, events) -> {
      List<Json> other = actual.remove(counterpart(name, events, actual, counterparts));
      if (other == null) {
        found.add(
            "." + name + ": " + types(events) + " recorded, ours nothing of " + actual.keySet());
      } else if (!types(events).equals(types(other))) {
        found.add("." + name + ": " + types(events) + " recorded, ours " + types(other));
      } else {
        for (int i = 0; i < events.size(); i++) {
          for (String one : Agreement.differences(events.get(i), other.get(i), counterparts)) {
            found.add("." + name + "[" + i + "]" + one);
          }
        }
      }
    });
    actual.forEach(
        (name, events) -> found.add("." + name + ": nothing recorded, ours " + types(events)));
    return found;
  }

  /// Ours of that name; or of the same set of replicas when it went through the same.
  private static String counterpart(
      String name, List<Json> events, Map<String, List<Json>> actual, Counterparts counterparts) {
    String own = counterparts.translate(name);
    if (actual.containsKey(own) || own.length() < 6) {
      return own;
    }
    String set = own.substring(0, own.length() - 5);
    for (Map.Entry<String, List<Json>> each : actual.entrySet()) {
      if (each.getKey().startsWith(set) && types(each.getValue()).equals(types(events))) {
        counterparts.put(name, each.getKey());
        return each.getKey();
      }
    }
    return own;
  }

  private static List<String> types(List<Json> events) {
    return events.stream().map(EventComparison::type).toList();
  }

  private static String type(Json event) {
    return ((JsonObject) event).text("type").orElse("");
  }

  private static Map<String, List<Json>> byObject(JsonArray events) {
    Map<String, List<Json>> all = new LinkedHashMap<>();
    for (Json event : events) {
      JsonObject object = ((JsonObject) event).object("object");
      String name = object.object("metadata").text("name").orElse("");
      List<Json> same = all.computeIfAbsent(name, _ -> new ArrayList<>());
      if (!same.isEmpty()
          && type(same.getLast()).equals("MODIFIED")
          && type(event).equals("MODIFIED")) {
        same.removeLast();
      }
      same.add(event);
    }
    return all;
  }
}
