package turbulence.experiment.ledger;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The closed list of what a ledger can ask for, as JSON.
final class UndoForms {
  private static final String RESTORE_FILE = "restore-file";
  private static final String RESTORE_FIELDS = "restore-fields";
  private static final String DELETE_CREATED = "delete-created";
  private static final String RECREATE_DELETED = "recreate-deleted";

  private UndoForms() {}

  static String name(Undo undo) {
    return switch (undo) {
      case RestoreFile _ -> RESTORE_FILE;
      case RestoreFields _ -> RESTORE_FIELDS;
      case DeleteCreated _ -> DELETE_CREATED;
      case RecreateDeleted _ -> RECREATE_DELETED;
    };
  }

  static JsonObject write(Undo undo) {
    return switch (undo) {
      case RestoreFile file ->
          JsonObject.builder()
              .put("path", file.path())
              .put("before", file.before())
              .put("base64", file.base64())
              .put("after", file.after())
              .put("mode", file.mode())
              .build();
      case RestoreFields fields -> ClusterForms.write(fields);
      case DeleteCreated created -> ClusterForms.write(created);
      case RecreateDeleted deleted -> ClusterForms.write(deleted);
    };
  }

  /// The form, or null when this version knows none of that name and shape.
  static @Nullable Undo read(String name, JsonObject fields) {
    return switch (name) {
      case RESTORE_FILE -> restoreFile(fields);
      case RESTORE_FIELDS -> ClusterForms.restoreFields(fields);
      case DELETE_CREATED -> ClusterForms.deleteCreated(fields);
      case RECREATE_DELETED -> ClusterForms.recreateDeleted(fields);
      default -> null;
    };
  }

  private static @Nullable Undo restoreFile(JsonObject fields) {
    boolean sound =
        fields.get("path") instanceof JsonText
            && isTextOrNull(fields, "before")
            && fields.get("base64") instanceof JsonBool
            && fields.get("after") instanceof JsonText
            && isTextOrNull(fields, "mode");
    return sound
        ? new RestoreFile(
            fields.text("path").orElse(""),
            fields.text("before").orElse(null),
            fields.get("base64") == JsonBool.TRUE,
            fields.text("after").orElse(""),
            fields.text("mode").orElse(null))
        : null;
  }

  private static boolean isTextOrNull(JsonObject fields, String name) {
    return fields.get(name) instanceof JsonText || fields.get(name) == JsonNull.NULL;
  }
}
