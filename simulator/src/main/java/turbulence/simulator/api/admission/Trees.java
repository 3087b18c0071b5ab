package turbulence.simulator.api.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;

/// What stands in fields of a tree, with what is meant when nothing does.
final class Trees {
  private Trees() {}

  static String text(JsonObject object, String name) {
    return object.text(name).orElse("");
  }

  static List<JsonObject> objects(JsonObject object, String name) {
    List<JsonObject> found = new ArrayList<>();
    for (Json item : object.array(name)) {
      if (item instanceof JsonObject one) {
        found.add(one);
      }
    }
    return found;
  }

  /// The object with each object of that list changed.
  static JsonObject each(JsonObject object, String name, UnaryOperator<JsonObject> change) {
    if (object.array(name).isEmpty()) {
      return object;
    }
    List<Json> changed = new ArrayList<>();
    for (Json item : object.array(name)) {
      changed.add(item instanceof JsonObject one ? change.apply(one) : item);
    }
    return object.with(name, new JsonArray(changed));
  }

  /// Amounts by name, in the order of names.
  static Map<String, Quantity> amounts(JsonObject amounts) {
    Map<String, Quantity> all = new TreeMap<>();
    for (Map.Entry<String, Json> amount : amounts) {
      String text =
          amount.getValue() instanceof JsonText said ? said.value() : amount.getValue().toString();
      Quantity.parse(text).ifPresent(quantity -> all.put(amount.getKey(), quantity));
    }
    return all;
  }

  static JsonObject object(Map<String, Quantity> amounts) {
    JsonObject.Builder object = JsonObject.builder();
    amounts.forEach((name, amount) -> object.put(name, amount.toString()));
    return object.build();
  }

  static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
    more.forEach((name, amount) -> sum.merge(name, amount, Quantity::plus));
  }
}
