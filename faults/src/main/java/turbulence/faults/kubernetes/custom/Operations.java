package turbulence.faults.kubernetes.custom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What a list of patch operations (RFC 6902) makes of an object.
public final class Operations {
  private Operations() {}

  /// Thrown when an operation does not fit the object; the API would refuse it.
  private static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// The object afterwards; null when an API would refuse these operations.
  public static @Nullable JsonObject of(JsonObject live, JsonArray operations) {
    try {
      Json at = live;
      for (Json each : operations) {
        at = one(at, each instanceof JsonObject operation ? operation : JsonObject.EMPTY);
      }
      return at instanceof JsonObject object ? object : null;
    } catch (Misfit e) {
      return null;
    }
  }

  private static Json one(Json root, JsonObject operation) throws Misfit {
    List<String> path = steps(operation.text("path").orElse("/"));
    Json value = operation.get("value");
    return switch (operation.text("op").orElse("")) {
      case "add" -> put(root, path, 0, some(value), true);
      case "replace" -> put(root, path, 0, some(value), false);
      case "remove" -> put(root, path, 0, null, false);
      case "copy" -> put(root, path, 0, some(from(root, operation)), true);
      case "move" -> {
        Json moved = some(from(root, operation));
        Json without = put(root, steps(operation.text("from").orElse("/")), 0, null, false);
        yield put(some(without), path, 0, moved, true);
      }
      case "test" -> {
        if (!some(value).equals(from(root, operation.with("from", operation.get("path"))))) {
          throw new Misfit();
        }
        yield root;
      }
      default -> throw new Misfit();
    };
  }

  private static Json some(@Nullable Json value) throws Misfit {
    if (value == null) {
      throw new Misfit();
    }
    return value;
  }

  private static @Nullable Json from(Json root, JsonObject operation) throws Misfit {
    Json at = root;
    for (String step : steps(operation.text("from").orElse("/"))) {
      if (at instanceof JsonObject object) {
        at = object.get(step);
      } else if (at instanceof JsonArray list) {
        at = list.get(place(step, list.size() - 1));
      } else {
        throw new Misfit();
      }
      at = some(at);
    }
    return at;
  }

  private static List<String> steps(String pointer) throws Misfit {
    if (!pointer.startsWith("/") || pointer.length() == 1) {
      throw new Misfit();
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  private static int place(String step, int last) throws Misfit {
    if (step.isEmpty() || step.length() > 6 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Misfit();
    }
    int place = Integer.parseInt(step);
    if (place > last) {
      throw new Misfit();
    }
    return place;
  }

  /// @param value null to take away
  private static Json put(
      @Nullable Json at, List<String> path, int level, @Nullable Json value, boolean adds)
      throws Misfit {
    String step = path.get(level);
    boolean last = level == path.size() - 1;
    if (at instanceof JsonObject object) {
      if (!last) {
        return object.with(step, put(object.get(step), path, level + 1, value, adds));
      } else if (!adds && !object.has(step)) {
        throw new Misfit();
      }
      return value == null ? object.without(step) : object.with(step, value);
    } else if (at instanceof JsonArray list) {
      List<Json> items = new ArrayList<>(list.items());
      if (!last) {
        int place = place(step, items.size() - 1);
        items.set(place, put(items.get(place), path, level + 1, value, adds));
      } else if (adds && value != null) {
        items.add(step.equals("-") ? items.size() : place(step, items.size()), value);
      } else if (value == null) {
        items.remove(place(step, items.size() - 1));
      } else {
        items.set(place(step, items.size() - 1), value);
      }
      return new JsonArray(items);
    }
    throw new Misfit();
  }
}
