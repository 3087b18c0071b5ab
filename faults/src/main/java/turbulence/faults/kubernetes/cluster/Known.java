package turbulence.faults.kubernetes.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;

/// What a watch has told so far, so that after a gap it tells what changed meanwhile and no more.
final class Known {
  private final Map<String, JsonObject> objects = new HashMap<>();

  /// What is new in an object of a fresh list; empty when nothing is.
  Optional<Change> listed(JsonObject object) {
    JsonObject before = objects.get(key(object));
    if (before != null && version(before).equals(version(object))) {
      return Optional.empty();
    }
    note(object);
    return Optional.of(
        new Change(before == null ? Change.Kind.ADDED : Change.Kind.MODIFIED, object));
  }

  /// What is known and not in a fresh list any more. To be called before that list is told.
  List<Change> gone(List<JsonObject> listed) {
    Map<String, JsonObject> left = new HashMap<>(objects);
    listed.forEach(object -> left.remove(key(object)));
    List<Change> changes = new ArrayList<>();
    left.forEach((key, object) -> {
      objects.remove(key);
      changes.add(new Change(Change.Kind.DELETED, object));
    });
    return changes;
  }

  void happened(Change change) {
    if (change.kind() == Change.Kind.DELETED) {
      objects.remove(key(change.object()));
    } else {
      note(change.object());
    }
  }

  private void note(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    JsonObject.Builder kept = JsonObject.builder();
    for (String name : List.of("name", "namespace", "uid", "resourceVersion")) {
      metadata.find(name).ifPresent(value -> kept.put(name, value));
    }
    objects.put(key(object), JsonObject.of("metadata", kept.build()));
  }

  private static String version(JsonObject object) {
    return object.object("metadata").text("resourceVersion").orElse("");
  }

  private static String key(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return metadata
        .text("uid")
        .orElseGet(
            () -> metadata.text("namespace").orElse("") + "/" + metadata.text("name").orElse(""));
  }
}
