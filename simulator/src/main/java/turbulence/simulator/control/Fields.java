package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What stands in fields of a tree, with what is meant when nothing does.
public final class Fields {
  private Fields() {}

  public static long whole(JsonObject object, String name, long otherwise) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : otherwise;
  }

  public static String text(JsonObject object, String name) {
    return object.text(name).orElse("");
  }

  public static boolean flag(JsonObject object, String name) {
    return object.get(name) == JsonBool.TRUE;
  }

  /// The objects among the items of the array under that name.
  public static List<JsonObject> objects(JsonObject object, String name) {
    JsonArray array = object.array(name);
    List<JsonObject> found = new ArrayList<>(array.size());
    for (Json item : array) {
      if (item instanceof JsonObject one) {
        found.add(one);
      }
    }
    return found;
  }

  /// The object with that number, left out when it is 0.
  public static JsonObject.Builder putCount(JsonObject.Builder builder, String name, long count) {
    return count == 0 ? builder.remove(name) : builder.put(name, count);
  }

  /// The object with that inner object, left out when it is empty.
  public static JsonObject withInner(JsonObject object, String name, JsonObject inner) {
    return inner.isEmpty() ? object.without(name) : object.with(name, inner);
  }

  public static boolean same(@Nullable Json one, @Nullable Json other) {
    return Objects.equals(one, other);
  }
}
