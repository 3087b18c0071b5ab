package turbulence.simulator.mesh.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.workload.Headers;

/// What is done to the headers of a message: first what is taken away, then what is set, then what
/// is added.
public record HeaderChange(
    List<Map.Entry<String, String>> set, List<Map.Entry<String, String>> add, List<String> remove) {
  public static final HeaderChange NONE = new HeaderChange(List.of(), List.of(), List.of());

  static HeaderChange of(JsonObject given) {
    HeaderChange change =
        new HeaderChange(
            entries(given.object("set")), entries(given.object("add")), removed(given));
    return change.equals(NONE) ? NONE : change;
  }

  private static List<String> removed(JsonObject given) {
    return Given.texts(given, "remove").stream().filter(name -> !isAuthority(name)).toList();
  }

  private static List<Map.Entry<String, String>> entries(JsonObject given) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (Map.Entry<String, Json> entry : given) {
      String value = entry.getValue() instanceof JsonText text ? text.value() : "";
      entries.add(Map.entry(isAuthority(entry.getKey()) ? "Host" : entry.getKey(), value));
    }
    return entries;
  }

  private static boolean isAuthority(String name) {
    return name.equalsIgnoreCase(":authority") || name.equalsIgnoreCase("host");
  }

  public Headers apply(Headers headers) {
    if (equals(NONE)) {
      return headers;
    }
    Headers changed = headers;
    for (String name : remove) {
      changed = changed.without(name);
    }
    for (Map.Entry<String, String> entry : set) {
      changed = changed.set(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, String> entry : add) {
      boolean authority = entry.getKey().equals("Host");
      changed =
          authority
              ? changed.set(entry.getKey(), entry.getValue())
              : changed.with(entry.getKey(), entry.getValue());
    }
    return changed;
  }
}
