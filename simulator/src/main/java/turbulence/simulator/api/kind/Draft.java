package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// An object that is being filled in. Nothing is copied as long as nothing changes.
final class Draft {
  private final JsonObject from;
  private JsonObject.@Nullable Builder builder;

  private Draft(JsonObject from) {
    this.from = from;
  }

  static Draft of(JsonObject from) {
    return new Draft(from);
  }

  /// Whether nothing stands there: no value, or null.
  static boolean isAbsent(@Nullable Json value) {
    return value == null || value == JsonNull.NULL;
  }

  /// Whether nothing stands there, or an empty text, or zero: what fields without a pointer take as
  /// unset.
  static boolean isBlank(@Nullable Json value) {
    return isAbsent(value)
        || value instanceof JsonText text && text.value().isEmpty()
        || value instanceof JsonNumber number
            && number.isWhole()
            && number.value().longValue() == 0;
  }

  /// Fills in what is absent.
  Draft preset(String name, Json value) {
    return isAbsent(from.get(name)) ? put(name, value) : this;
  }

  /// Fills in what is absent, empty or zero.
  Draft presetBlank(String name, Json value) {
    return isBlank(from.get(name)) ? put(name, value) : this;
  }

  Draft put(String name, Json value) {
    if (builder == null) {
      builder = from.toBuilder();
    }
    builder.put(name, value);
    return this;
  }

  Draft remove(String name) {
    if (from.has(name)) {
      if (builder == null) {
        builder = from.toBuilder();
      }
      builder.remove(name);
    }
    return this;
  }

  /// Changes the object under that name, when there is one.
  Draft inside(String name, UnaryOperator<JsonObject> change) {
    return from.get(name) instanceof JsonObject object ? changed(name, object, change) : this;
  }

  /// Changes the object under that name; an absent one is an empty one.
  Draft always(String name, UnaryOperator<JsonObject> change) {
    Json value = from.get(name);
    if (isAbsent(value)) {
      return put(name, change.apply(JsonObject.EMPTY));
    }
    return inside(name, change);
  }

  private Draft changed(String name, JsonObject object, UnaryOperator<JsonObject> change) {
    JsonObject after = change.apply(object);
    return isSame(after, object) ? this : put(name, after);
  }

  /// Changes each object of the list under that name.
  Draft each(String name, UnaryOperator<JsonObject> change) {
    if (!(from.get(name) instanceof JsonArray array) || array.isEmpty()) {
      return this;
    }
    JsonArray after = each(array, change);
    return isSame(after, array) ? this : put(name, after);
  }

  private static JsonArray each(JsonArray array, UnaryOperator<JsonObject> change) {
    @Nullable List<Json> items = null;
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof JsonObject object) {
        JsonObject after = change.apply(object);
        if (!isSame(after, object)) {
          items = items == null ? new ArrayList<>(array.items()) : items;
          items.set(i, after);
        }
      }
    }
    return items == null ? array : new JsonArray(items);
  }

  // Whoever changed nothing gives back what it got; looking into the trees would cost more.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Json after, Json before) {
    return after == before;
  }

  JsonObject build() {
    return builder == null ? from : builder.build();
  }
}
