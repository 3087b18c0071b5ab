package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Checks a tree against a schema as custom resources have it, and gathers what is wrong.
final class Validation {
  private final List<Fault> faults = new ArrayList<>();

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  void value(String path, Json given, JsonObject schema) {
    new TypeCheck(path, schema).check(given).ifPresent(faults::add);
    if (given instanceof JsonNull) {
      return;
    }
    alternatives(path, given, schema);
    switch (given) {
      case JsonText text -> faults.addAll(Leaves.text(path, text, schema));
      case JsonNumber number -> faults.addAll(Leaves.number(path, number, schema));
      case JsonArray array -> array(path, array, schema);
      default -> {}
    }
    choice(path, given, schema);
    if (given instanceof JsonObject object) {
      object(path, object, schema);
    }
  }

  private void choice(String path, Json given, JsonObject schema) {
    if (schema.get("enum") instanceof JsonArray values && !values.items().contains(given)) {
      List<String> supported =
          values.items().stream()
              .map(value -> value instanceof JsonText text ? text.value() : value.toString())
              .toList();
      faults.add(Fault.unsupported(path, given, supported));
    }
  }

  private void array(String path, JsonArray given, JsonObject schema) {
    if (schema.get("items") instanceof JsonObject items) {
      for (int i = 0; i < given.size(); i++) {
        value(path + "[" + i + "]", given.get(i), items);
      }
    }
    faults.addAll(Leaves.size(path, given.size(), schema, "items", "Items"));
    if (!schema.text("x-kubernetes-list-type").orElse("atomic").equals("atomic")) {
      duplicates(path, given, CustomType.texts(schema, "x-kubernetes-list-map-keys"));
    }
  }

  private void duplicates(String path, JsonArray given, Set<String> keys) {
    Set<Json> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      Json key = given.get(i);
      if (!keys.isEmpty() && key instanceof JsonObject item) {
        JsonObject.Builder parts = JsonObject.builder();
        keys.forEach(part -> item.find(part).ifPresent(value -> parts.put(part, value)));
        key = parts.build();
      }
      if (!seen.add(key)) {
        faults.add(Fault.duplicate(path + "[" + i + "]", key));
      }
    }
  }

  private void object(String path, JsonObject given, JsonObject schema) {
    JsonObject properties = schema.object("properties");
    faults.addAll(Leaves.size(path, given.size(), schema, "properties", "Properties"));
    for (Map.Entry<String, Json> entry : given) {
      String name = entry.getKey();
      String below = path.isEmpty() ? name : path + "." + name;
      if (properties.get(name) instanceof JsonObject property) {
        value(below, entry.getValue(), property);
      } else if (schema.get("additionalProperties") instanceof JsonObject more) {
        value(below, entry.getValue(), more);
      } else if (Json.of(false).equals(schema.get("additionalProperties"))) {
        String message = path + "." + name + " in body is a forbidden property";
        faults.add(Fault.invalid(path, Json.of(""), message));
      }
    }
    for (Json required : schema.array("required")) {
      if (required instanceof JsonText name && !given.has(name.value())) {
        faults.add(Fault.required(path.isEmpty() ? name.value() : path + "." + name.value(), ""));
      }
    }
  }

  private void alternatives(String path, Json given, JsonObject schema) {
    List<List<Fault>> any = each(path, given, schema.array("anyOf"));
    if (!any.isEmpty() && valid(any) == 0) {
      whole(path, "must validate at least one schema (anyOf)");
      faults.addAll(best(any));
    }
    List<List<Fault>> one = each(path, given, schema.array("oneOf"));
    if (!one.isEmpty() && valid(one) != 1) {
      String found =
          valid(one) == 0 ? "Found none valid" : "Found " + valid(one) + " valid alternatives";
      whole(path, "must validate one and only one schema (oneOf). " + found);
      if (valid(one) == 0) {
        faults.addAll(best(one));
      }
    }
    List<List<Fault>> all = each(path, given, schema.array("allOf"));
    all.forEach(faults::addAll);
    if (valid(all) != all.size()) {
      whole(
          path,
          "must validate all the schemas (allOf)" + (valid(all) == 0 ? ". None validated" : ""));
    }
    if (schema.get("not") instanceof JsonObject not && against(path, given, not).isEmpty()) {
      whole(path, "must not validate the schema (not)");
    }
  }

  private void whole(String path, String message) {
    faults.add(Fault.invalid("", Json.of(""), GoText.quoted(path) + " " + message));
  }

  private static List<List<Fault>> each(String path, Json given, JsonArray schemas) {
    List<List<Fault>> results = new ArrayList<>();
    for (Json schema : schemas) {
      results.add(schema instanceof JsonObject object ? against(path, given, object) : List.of());
    }
    return results;
  }

  private static List<Fault> against(String path, Json given, JsonObject schema) {
    Validation validation = new Validation();
    validation.value(path, given, schema);
    return validation.faults();
  }

  private static int valid(List<List<Fault>> results) {
    return (int) results.stream().filter(List::isEmpty).count();
  }

  private static List<Fault> best(List<List<Fault>> results) {
    List<Fault> best = results.getFirst();
    for (List<Fault> result : results) {
      best = result.size() < best.size() ? result : best;
    }
    return best;
  }
}
