package turbulence.experiment.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Ways back for objects in clusters, as JSON. A value that is missing means that the field was not
/// there: null is a value like any other.
final class ClusterForms {
  private static final List<String> NAMES =
      List.of(
          "cluster", "context", "server", "group", "version", "plural", "namespace", "name", "uid");

  private ClusterForms() {}

  static JsonObject write(RestoreFields undo) {
    List<Json> fields = new ArrayList<>();
    for (Field field : undo.fields()) {
      JsonObject.Builder json = JsonObject.builder();
      json.put("path", JsonArray.from(field.path()));
      if (field.before() != null) {
        json.put("before", field.before());
      }
      if (field.after() != null) {
        json.put("after", field.after());
      }
      fields.add(json.build());
    }
    return object(undo.object()).toBuilder().put("fields", new JsonArray(fields)).build();
  }

  static JsonObject write(DeleteCreated undo) {
    JsonObject object = object(undo.object());
    return undo.since() == null
        ? object
        : object.with("since", new JsonText(undo.since().toString()));
  }

  static JsonObject write(RecreateDeleted undo) {
    return object(undo.object()).toBuilder().put("content", undo.content()).build();
  }

  static @Nullable RestoreFields restoreFields(JsonObject json) {
    ClusterObject object = object(json);
    List<Field> fields = new ArrayList<>();
    for (Json each : json.array("fields")) {
      List<String> path = each instanceof JsonObject field ? path(field.array("path")) : List.of();
      if (path.isEmpty()) {
        return null;
      }
      fields.add(
          new Field(path, ((JsonObject) each).get("before"), ((JsonObject) each).get("after")));
    }
    return object == null || fields.isEmpty() ? null : new RestoreFields(object, fields);
  }

  static @Nullable DeleteCreated deleteCreated(JsonObject json) {
    ClusterObject object = object(json);
    return object == null ? null : new DeleteCreated(object, since(json.text("since").orElse("")));
  }

  private static @Nullable Instant since(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null; // then it tells nothing, and the object is left alone
    }
  }

  static @Nullable RecreateDeleted recreateDeleted(JsonObject json) {
    ClusterObject object = object(json);
    return object != null && json.get("content") instanceof JsonObject content
        ? new RecreateDeleted(object, content)
        : null;
  }

  private static JsonObject object(ClusterObject object) {
    return JsonObject.builder()
        .put("cluster", object.cluster())
        .put("context", object.context())
        .put("server", object.server())
        .put("group", object.group())
        .put("version", object.version())
        .put("plural", object.plural())
        .put("namespace", object.namespace())
        .put("name", object.name())
        .put("uid", object.uid())
        .build();
  }

  private static @Nullable ClusterObject object(JsonObject json) {
    List<String> values = new ArrayList<>();
    for (String name : NAMES) {
      if (!(json.get(name) instanceof JsonText text)) {
        return null;
      }
      values.add(text.value());
    }
    return new ClusterObject(
        values.get(0),
        values.get(1),
        values.get(2),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(6),
        values.get(7),
        values.get(8));
  }

  /// Empty when it is none.
  private static List<String> path(JsonArray json) {
    List<String> path = new ArrayList<>();
    for (Json name : json) {
      if (!(name instanceof JsonText text)) {
        return List.of();
      }
      path.add(text.value());
    }
    return path;
  }
}
