package turbulence.experiment.preview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// How one thing would be put back.
///
/// @param target what is put back
/// @param words how, where it is no matter of fields; else empty
/// @param changes the fields that get their values back
public record WayBack(String target, String words, List<Change> changes) {
  public WayBack {
    changes = List.copyOf(changes);
  }

  /// One field of it.
  ///
  /// @param path as `spec.replicas`
  /// @param before what it is and would be again; null when it is not there
  /// @param after what the run would make of it; null when it takes it away
  public record Change(String path, @Nullable Json before, @Nullable Json after) {
    JsonObject json() {
      return JsonObject.of("path", path, "before", before).with("after", after);
    }
  }

  public static WayBack of(Undo undo) {
    return switch (undo) {
      case Undo.RestoreFile file -> new WayBack(undo.target(), words(file), List.of());
      case Undo.DeleteCreated _ -> new WayBack(undo.target(), "is made, and deleted", List.of());
      case Undo.RecreateDeleted _ ->
          new WayBack(undo.target(), "is deleted, and made again", List.of());
      case Undo.RestoreFields restore -> {
        List<Change> changes = new ArrayList<>();
        for (Undo.Field field : restore.fields()) {
          changes.add(new Change(path(field.path()), field.before(), field.after()));
        }
        yield new WayBack(undo.target(), "", changes);
      }
    };
  }

  private static String words(Undo.RestoreFile file) {
    return file.before() == null ? "is made, and deleted" : "gets the content that it has now";
  }

  /// A name that holds dots, as annotations have, is put in brackets; an item of a list has them.
  private static String path(List<String> names) {
    StringBuilder path = new StringBuilder();
    for (String name : names) {
      if (name.startsWith("[{")) {
        path.append(name);
      } else if (name.indexOf('.') >= 0) {
        path.append('[').append(name).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }

  JsonObject json() {
    JsonObject.Builder json = JsonObject.builder().put("target", target);
    if (!words.isEmpty()) {
      json.put("how", words);
    }
    if (!changes.isEmpty()) {
      json.put("fields", JsonArray.from(changes.stream().map(Change::json).toList()));
    }
    return json.build();
  }
}
