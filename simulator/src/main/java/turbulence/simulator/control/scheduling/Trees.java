package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What stands in fields of a tree, with what is meant when nothing does.
public final class Trees {
  private Trees() {}

  public static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonText text ? text.value() : "";
  }

  public static long whole(JsonObject object, String name, long otherwise) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : otherwise;
  }

  public static List<JsonObject> objects(JsonObject object, String name) {
    if (!object.has(name)) {
      return List.of();
    }
    List<JsonObject> found = new ArrayList<>();
    for (Json item : object.array(name)) {
      if (item instanceof JsonObject one) {
        found.add(one);
      }
    }
    return found;
  }

  public static List<String> texts(JsonObject object, String name) {
    List<String> found = new ArrayList<>();
    for (Json item : object.array(name)) {
      if (item instanceof JsonText text) {
        found.add(text.value());
      }
    }
    return found;
  }
}
