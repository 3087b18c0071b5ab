package turbulence.experiment.ledger;

import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// The closed list of what a ledger can ask for, as JSON.
final class UndoForms {
  private static final String RESTORE_FILE = "restore-file";

  private UndoForms() {}

  static String name(Undo undo) {
    return switch (undo) {
      case RestoreFile _ -> RESTORE_FILE;
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
    };
  }

  /// The form, or null when this version knows none of that name and shape.
  static @Nullable Undo read(String name, JsonObject fields) {
    return name.equals(RESTORE_FILE) ? restoreFile(fields) : null;
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
