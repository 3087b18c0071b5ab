package turbulence.simulator.kubelet.volume;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Body;

/// The files that a config map or a secret makes in a volume.
///
/// @param kind `configmap` or `secret`
/// @param name of the object; its keys are in `source` as a volume says it
record Held(String kind, String name, JsonObject source) {
  static Held configMap(JsonObject source) {
    return new Held("configmap", Trees.text(source, "name"), source);
  }

  /// A volume of its own calls the name otherwise than a part of a projected one.
  static Held secret(JsonObject source, String field) {
    return new Held("secret", Trees.text(source, field), source);
  }

  /// Whether a volume can be made of it; a look at the object alone does where all keys are taken.
  void check(Store store, String namespace) throws Unmountable {
    if (!source.array("items").isEmpty()
        || store.get(new Key(new Resource("", kind + "s"), namespace, name)).isEmpty()) {
      files(store, namespace);
    }
  }

  /// Contents by path below the mount.
  Map<String, Body> files(Store store, String namespace) throws Unmountable {
    boolean optional = source.get("optional") == JsonBool.TRUE;
    Optional<Stored> found = store.get(new Key(new Resource("", kind + "s"), namespace, name));
    if (found.isEmpty()) {
      if (optional || name.isEmpty()) {
        return Map.of();
      }
      throw new Unmountable(kind + " \"" + name + "\" not found");
    }
    Map<String, Body> all = all(found.get().object());
    return source.array("items").isEmpty() ? all : some(all, optional);
  }

  private Map<String, Body> some(Map<String, Body> all, boolean optional) throws Unmountable {
    Map<String, Body> files = new TreeMap<>();
    for (JsonObject item : Trees.objects(source, "items")) {
      String key = Trees.text(item, "key");
      Body content = all.get(key);
      if (content != null) {
        files.put(Trees.text(item, "path"), content);
      } else if (!optional) {
        String what = kind.equals("secret") ? "secret" : "config";
        throw new Unmountable("references non-existent " + what + " key: " + key);
      }
    }
    return files;
  }

  private Map<String, Body> all(JsonObject object) {
    Map<String, Body> files = new TreeMap<>();
    boolean secret = kind.equals("secret");
    for (Map.Entry<String, Json> entry : object.object("data")) {
      String text = entry.getValue() instanceof JsonText some ? some.value() : "";
      files.put(entry.getKey(), secret ? decoded(text) : Body.of(text));
    }
    for (Map.Entry<String, Json> entry : object.object("binaryData")) {
      files.put(
          entry.getKey(), decoded(entry.getValue() instanceof JsonText some ? some.value() : ""));
    }
    return files;
  }

  private static Body decoded(String text) {
    return Body.of(Base64.getMimeDecoder().decode(text));
  }
}
