package turbulence.faults.kubernetes.node;

import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.Item;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// One taint of a node: no other one has its key and effect.
record Taint(String key, @Nullable String value, String effect) {
  private static final FieldPath ALL = FieldPath.of("spec", "taints");

  static FieldPath all() {
    return ALL;
  }

  /// Where it is among a node's taints.
  FieldPath path() {
    return ALL.then(Item.like(JsonObject.of("key", key, "effect", effect)));
  }

  JsonObject object() {
    JsonObject.Builder taint = JsonObject.builder().put("key", key);
    if (value != null && !value.isEmpty()) {
      taint.put("value", value);
    }
    return taint.put("effect", effect).build();
  }

  boolean isOn(JsonObject node) {
    Json there = path().in(node);
    return there instanceof JsonObject taint
        && taint.text("value").orElse("").equals(value == null ? "" : value);
  }

  boolean expels() {
    return effect.equals("NoExecute");
  }

  /// As kubectl writes it: `key=value:NoExecute`.
  String words() {
    return key + (value == null || value.isEmpty() ? "" : "=" + value) + ":" + effect;
  }
}
