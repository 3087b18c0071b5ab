package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Stored;

/// Who has to agree before an object may go: its `finalizers`.
public final class Finalizers {
  private static final String FIELD = "finalizers";

  private Finalizers() {}

  public static boolean has(Stored object, String finalizer) {
    for (Json each : object.metadata().array(FIELD)) {
      if (each instanceof JsonText text && text.value().equals(finalizer)) {
        return true;
      }
    }
    return false;
  }

  /// The object with the finalizer as its last one, unless it has it; an empty one is none.
  public static JsonObject with(JsonObject object, String finalizer) {
    JsonObject metadata = object.object("metadata");
    List<Json> all = new ArrayList<>(metadata.array(FIELD).items());
    JsonText text = new JsonText(finalizer);
    if (finalizer.isEmpty() || all.contains(text)) {
      return object;
    }
    all.add(text);
    return object.with("metadata", metadata.with(FIELD, new JsonArray(all)));
  }

  public static JsonObject without(JsonObject object, String finalizer) {
    JsonObject metadata = object.object("metadata");
    JsonText text = new JsonText(finalizer);
    List<Json> all = metadata.array(FIELD).items();
    if (!all.contains(text)) {
      return object;
    }
    List<Json> rest = all.stream().filter(each -> !each.equals(text)).toList();
    return object.with(
        "metadata",
        rest.isEmpty() ? metadata.without(FIELD) : metadata.with(FIELD, new JsonArray(rest)));
  }
}
