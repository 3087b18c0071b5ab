package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Who an object belongs to: its `ownerReferences`.
public final class References {
  private static final String FIELD = "ownerReferences";

  private References() {}

  public static List<JsonObject> of(Stored object) {
    return Fields.objects(object.metadata(), FIELD);
  }

  /// The reference to the one owner that manages the object, or null.
  public static @Nullable JsonObject controller(Stored object) {
    for (Json item : object.metadata().array(FIELD)) {
      if (item instanceof JsonObject reference && Fields.flag(reference, "controller")) {
        return reference;
      }
    }
    return null;
  }

  public static String uid(JsonObject reference) {
    return Fields.text(reference, "uid");
  }

  public static boolean isControlledBy(Stored object, String uid) {
    JsonObject controller = controller(object);
    return controller != null && uid(controller).equals(uid);
  }

  /// The reference by which something is managed by that owner.
  public static JsonObject to(Stored owner) {
    return JsonObject.builder()
        .put("apiVersion", Fields.text(owner.object(), "apiVersion"))
        .put("kind", Fields.text(owner.object(), "kind"))
        .put("name", owner.key().name())
        .put("uid", owner.uid())
        .put("controller", true)
        .put("blockOwnerDeletion", true)
        .build();
  }

  public static JsonObject with(JsonObject object, JsonObject reference) {
    JsonObject metadata = object.object("metadata");
    List<Json> more = new ArrayList<>(metadata.array(FIELD).items());
    more.add(reference);
    return object.with("metadata", metadata.with(FIELD, new JsonArray(more)));
  }

  public static JsonObject without(JsonObject object, Predicate<JsonObject> unwanted) {
    JsonObject metadata = object.object("metadata");
    List<Json> rest =
        metadata.array(FIELD).items().stream()
            .filter(item -> !(item instanceof JsonObject one && unwanted.test(one)))
            .toList();
    JsonObject changed =
        rest.isEmpty() ? metadata.without(FIELD) : metadata.with(FIELD, new JsonArray(rest));
    return object.with("metadata", changed);
  }
}
