package turbulence.faults.kubernetes.custom;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.faults.kubernetes.undo.Alike;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// In which fields an object becomes another one, as far as those who write it decide.
final class Difference {
  /// What a cluster itself says of an object.
  private static final String[] OF_CLUSTER = {"apiVersion", "kind", "status", "metadata"};

  private static final String[] OF_METADATA = {
    "labels", "annotations", "finalizers", "ownerReferences"
  };

  private Difference() {}

  /// The fields with their new values; null for those that go. What is not there yet counts from
  /// its top, so that nothing empty stays behind; a list counts whole.
  static Map<FieldPath, @Nullable Json> of(JsonObject before, JsonObject after) {
    Map<FieldPath, @Nullable Json> changes = new LinkedHashMap<>();
    for (String name : OF_METADATA) {
      Json was = before.object("metadata").get(name);
      Json becomes = after.object("metadata").get(name);
      compare(FieldPath.of("metadata", name), was, becomes, changes);
    }
    JsonObject one = before;
    JsonObject other = after;
    for (String name : OF_CLUSTER) {
      one = one.without(name);
      other = other.without(name);
    }
    for (String name : one.names()) {
      compare(FieldPath.of(name), one.get(name), other.get(name), changes);
    }
    for (String name : other.names()) {
      if (!one.has(name)) {
        compare(FieldPath.of(name), null, other.get(name), changes);
      }
    }
    return changes;
  }

  private static void compare(
      FieldPath path,
      @Nullable Json was,
      @Nullable Json becomes,
      Map<FieldPath, @Nullable Json> changes) {
    if (was instanceof JsonObject one && becomes instanceof JsonObject other) {
      for (String name : one.names()) {
        compare(path.then(name), one.get(name), other.get(name), changes);
      }
      for (String name : other.names()) {
        if (!one.has(name)) {
          compare(path.then(name), null, other.get(name), changes);
        }
      }
    } else if (!Alike.same(some(was), some(becomes))) {
      changes.put(path, some(becomes));
    }
  }

  private static @Nullable Json some(@Nullable Json value) {
    return value == JsonNull.NULL ? null : value;
  }
}
