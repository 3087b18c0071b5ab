package turbulence.faults.kubernetes.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What comes of a strategic merge patch, as an API that takes it does it: objects are merged, what
/// is null goes, the elements of some lists are merged by a key and other lists are replaced.
final class Merging {
  /// The lists of workloads and of what else steps patch that are merged, with their keys.
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("volumes", "name"),
          Map.entry("env", "name"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("hostAliases", "ip"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("resourceClaims", "name"),
          Map.entry("ownerReferences", "uid"));

  private static final String PORTS = "ports";
  private static final String FINALIZERS = "finalizers";

  private Merging() {}

  /// @param patch null values in it take away
  static JsonObject merge(JsonObject live, JsonObject patch) {
    if (patch.text("$patch").orElse("").equals("replace")) {
      return withoutNulls(patch.without("$patch"));
    }
    JsonObject merged = live;
    for (Map.Entry<String, Json> field : patch) {
      String name = field.getKey();
      Json value = merge(name, live.get(name), field.getValue());
      merged = value == null ? merged.without(name) : merged.with(name, value);
    }
    return merged;
  }

  private static @Nullable Json merge(String name, @Nullable Json live, Json patch) {
    return switch (patch) {
      case JsonNull _ -> null;
      case JsonObject object -> merge(live instanceof JsonObject l ? l : JsonObject.EMPTY, object);
      case JsonArray list -> merge(name, live instanceof JsonArray l ? l : NONE, list);
      default -> patch;
    };
  }

  private static final JsonArray NONE = new JsonArray(List.of());

  private static JsonArray merge(String name, JsonArray live, JsonArray patch) {
    String key = name.equals(PORTS) ? portKey(live, patch) : KEYS.get(name);
    if (name.equals(FINALIZERS)) {
      return union(live, patch);
    }
    return key == null ? patch : merge(live, patch, key);
  }

  /// Ports of a container have a `containerPort`, those of a Service a `port`.
  private static String portKey(JsonArray live, JsonArray patch) {
    for (Json each : live.items().isEmpty() ? patch : live) {
      if (each instanceof JsonObject port && port.has("containerPort")) {
        return "containerPort";
      }
    }
    return "port";
  }

  private static JsonArray union(JsonArray live, JsonArray patch) {
    List<Json> all = new ArrayList<>(live.items());
    for (Json each : patch) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
    return new JsonArray(all);
  }

  private static JsonArray merge(JsonArray live, JsonArray patch, String key) {
    List<Json> all = new ArrayList<>(live.items());
    for (Json each : patch) {
      if (each instanceof JsonObject element) {
        int place = place(all, key, element.get(key));
        boolean goes = element.text("$patch").orElse("").equals("delete");
        if (goes && place >= 0) {
          all.remove(place);
        } else if (place >= 0) {
          all.set(place, merge((JsonObject) all.get(place), element));
        } else if (!goes) {
          all.add(withoutNulls(element));
        }
      }
    }
    return new JsonArray(all);
  }

  private static int place(List<Json> list, String key, @Nullable Json value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof JsonObject element
          && value != null
          && value.equals(element.get(key))) {
        return i;
      }
    }
    return -1;
  }

  private static JsonObject withoutNulls(JsonObject object) {
    return merge(JsonObject.EMPTY, object);
  }
}
