package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// Merges an applied object into the one that is there: what is applied wins, what is not applied
/// stays.
final class Merging {
  private Merging() {}

  static JsonObject merged(JsonObject live, JsonObject applied, Type type) {
    return value(live, applied, type) instanceof JsonObject merged ? merged : applied;
  }

  private static Json value(Json live, Json applied, Type type) {
    if (live instanceof JsonObject before && Paths.hasFields(applied, type)) {
      return fields(before, (JsonObject) applied, type);
    } else if (live instanceof JsonArray before && Paths.hasItems(applied, type)) {
      return items(before, (JsonArray) applied, (Type.Items) type);
    }
    return applied;
  }

  private static JsonObject fields(JsonObject live, JsonObject applied, Type type) {
    JsonObject.Builder merged = live.toBuilder();
    for (Map.Entry<String, Json> field : applied) {
      String name = field.getKey();
      Json before = live.get(name);
      if (field.getValue() == JsonNull.NULL) {
        merged.remove(name);
      } else {
        merged.put(
            name,
            before == null
                ? field.getValue()
                : value(before, field.getValue(), Paths.inside(type, name)));
      }
    }
    return merged.build();
  }

  /// The items of both: those applied in their order, and each that is only there behind the one
  /// that it stood behind.
  private static JsonArray items(JsonArray live, JsonArray applied, Type.Items type) {
    List<@Nullable String> before = steps(live, type);
    List<@Nullable String> after = steps(applied, type);
    List<String> shared = shared(before, after);
    Set<@Nullable String> applies = new HashSet<>(after);
    Map<String, @Nullable Json> old = Paths.items(live, type);
    List<Json> merged = new ArrayList<>();
    Set<String> done = new HashSet<>();
    int next = 0;
    int l = 0;
    int a = 0;
    while (l < before.size() || a < after.size()) {
      String step = l < before.size() ? before.get(l) : null;
      if (l < before.size() && (step == null || !applies.contains(step))) {
        merged.add(live.get(l++));
        continue;
      }
      boolean wanted = next < shared.size() && shared.get(next).equals(step);
      if (l < before.size() && (done.contains(step) || !wanted && a < after.size())) {
        l++;
        continue;
      }
      String now = a < after.size() ? after.get(a) : null;
      Json item = applied.get(a++);
      Json was = now == null ? null : old.get(now);
      merged.add(was == null ? item : value(was, item, type.element()));
      if (now != null) {
        done.add(now);
        if (next < shared.size() && shared.get(next).equals(now)) {
          next++;
        }
      }
    }
    return new JsonArray(merged);
  }

  /// The steps that both have, in the order in which they are applied.
  private static List<String> shared(List<@Nullable String> before, List<@Nullable String> after) {
    Set<@Nullable String> lives = new HashSet<>(before);
    List<String> shared = new ArrayList<>();
    for (String step : after) {
      if (step != null && lives.contains(step)) {
        shared.add(step);
      }
    }
    return shared;
  }

  private static List<@Nullable String> steps(JsonArray list, Type.Items type) {
    List<@Nullable String> steps = new ArrayList<>(list.size());
    list.forEach(item -> steps.add(Step.item(item, type)));
    return steps;
  }
}
