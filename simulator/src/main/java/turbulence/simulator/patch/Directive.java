package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// The names by which a strategic merge patch says what a value alone cannot.
final class Directive {
  static final String PATCH = "$patch";
  static final String RETAIN_KEYS = "$retainKeys";
  static final String DELETE_FROM = "$deleteFromPrimitiveList";
  static final String ORDER = "$setElementOrder";

  private Directive() {}

  static boolean isDelete(Json directive) {
    return Json.of("delete").equals(directive);
  }

  static boolean isReplace(Json directive) {
    return Json.of("replace").equals(directive);
  }

  static PatchRefused unknown(Json directive, JsonObject patch) {
    return PatchRefused.unclassified(
        "unknown patch type: " + GoText.plain(directive) + " in map: " + GoText.plain(patch));
  }

  /// The name of the list that a directive is about: what follows the slash.
  static String subject(String name, String directive, String what) {
    if (!name.startsWith(directive + "/")) {
      throw PatchRefused.badRequest("invalid patch format of " + what);
    }
    return name.substring(directive.length() + 1);
  }

  /// A value that is taken from a patch because nothing is there to merge it with: without nulls,
  /// and without objects that are directives. An object that is one gives an empty list.
  static List<Json> taken(Json value) {
    return switch (value) {
      case JsonObject object -> object.has(PATCH) ? List.of() : List.of(takenObject(object));
      case JsonArray array -> {
        List<Json> items = new ArrayList<>(array.size());
        array.forEach(item -> items.addAll(taken(item)));
        yield List.of(new JsonArray(items));
      }
      default -> List.of(value);
    };
  }

  private static JsonObject takenObject(JsonObject object) {
    JsonObject.Builder kept = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      if (field.getValue() != JsonNull.NULL) {
        taken(field.getValue()).forEach(value -> kept.put(field.getKey(), value));
      }
    }
    return kept.build();
  }
}
