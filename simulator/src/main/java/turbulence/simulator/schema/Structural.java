package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Checks that a schema is structural: that it says of every place what type lies there.
final class Structural {
  private static final List<String> OUTSIDE_ONLY =
      List.of("type", "title", "description", "x-kubernetes-list-map-keys");
  private static final List<String> NEVER_TRUE =
      List.of(
          "nullable",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-embedded-resource",
          "x-kubernetes-int-or-string");
  private static final List<String> UNDEFINED =
      List.of("additionalProperties", "default", "x-kubernetes-list-type", "x-kubernetes-map-type");

  private final List<Fault> faults = new ArrayList<>();

  static List<Fault> check(String path, JsonObject schema) {
    Structural check = new Structural();
    if (flag(schema, "nullable")) {
      check.faults.add(Fault.forbidden(path + ".nullable", "nullable cannot be true at the root"));
    }
    check.place(path, schema, Place.ROOT);
    return List.copyOf(check.faults);
  }

  private void place(String path, JsonObject schema, Place place) {
    String type = schema.text("type").orElse("");
    boolean typeless =
        flag(schema, "x-kubernetes-int-or-string")
            || place != Place.ROOT && flag(schema, "x-kubernetes-preserve-unknown-fields");
    if (type.isEmpty() && !typeless) {
      faults.add(Fault.required(path + ".type", place.missing));
    } else if (place == Place.ROOT && !type.equals("object")) {
      faults.add(Fault.invalid(path + ".type", Json.of(type), "must be object at the root"));
    }
    if (place == Place.ROOT && schema.has("additionalProperties")) {
      faults.add(Fault.forbidden(path + ".additionalProperties", "must not be used at the root"));
    }
    if (type.equals("array") && !(schema.get("items") instanceof JsonObject)) {
      faults.add(Fault.required(path + ".items", "must be specified"));
    }
    extensions(path, schema, type);
    pattern(path, schema);
    below(path, schema);
  }

  private void below(String path, JsonObject schema) {
    JsonObject properties = schema.object("properties");
    if (!properties.isEmpty() && schema.has("additionalProperties")) {
      faults.add(
          Fault.forbidden(
              path + ".additionalProperties",
              "additionalProperties and properties are mutual exclusive"));
    }
    for (String name : properties.names()) {
      place(path + ".properties[" + name + "]", properties.object(name), Place.FIELD);
    }
    if (schema.get("items") instanceof JsonObject items) {
      place(path + ".items", items, Place.ITEM);
    }
    if (schema.get("additionalProperties") instanceof JsonObject more) {
      place(path + ".additionalProperties", more, Place.FIELD);
    }
    nested(path, schema);
  }

  private void nested(String path, JsonObject schema) {
    boolean intOrText = flag(schema, "x-kubernetes-int-or-string");
    for (String kind : List.of("allOf", "anyOf", "oneOf")) {
      int place = 0;
      for (Json alternative : schema.array(kind)) {
        if (alternative instanceof JsonObject object && !(intOrText && isOnlyType(object))) {
          logic(path + "." + kind + "[" + place + "]", object);
        }
        place++;
      }
    }
    if (schema.get("not") instanceof JsonObject not) {
      logic(path + ".not", not);
    }
  }

  private static boolean isOnlyType(JsonObject schema) {
    return schema.has("type") || schema.has("anyOf");
  }

  /// What lies under `allOf` and the like may restrict, but not define.
  private void logic(String path, JsonObject schema) {
    for (String name : OUTSIDE_ONLY) {
      if (schema.has(name)) {
        faults.add(Fault.forbidden(path + "." + name, "must be empty to be structural"));
      }
    }
    for (String name : UNDEFINED) {
      if (schema.has(name)) {
        faults.add(Fault.forbidden(path + "." + name, "must be undefined to be structural"));
      }
    }
    for (String name : NEVER_TRUE) {
      if (flag(schema, name)) {
        faults.add(Fault.forbidden(path + "." + name, "must be false to be structural"));
      }
    }
    JsonObject properties = schema.object("properties");
    for (String name : properties.names()) {
      logic(path + ".properties[" + name + "]", properties.object(name));
    }
    if (schema.get("items") instanceof JsonObject items) {
      logic(path + ".items", items);
    }
    pattern(path, schema);
    nested(path, schema);
  }

  private void extensions(String path, JsonObject schema, String type) {
    if (flag(schema, "uniqueItems")) {
      faults.add(
          Fault.forbidden(
              path + ".uniqueItems",
              "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
    }
    if (Json.of(false).equals(schema.get("x-kubernetes-preserve-unknown-fields"))) {
      String field = path + ".x-kubernetes-preserve-unknown-fields";
      faults.add(Fault.invalid(field, Json.of(false), "must be true or undefined"));
    }
    kind(path, schema, "x-kubernetes-map-type", List.of("atomic", "granular"));
    kind(path, schema, "x-kubernetes-list-type", List.of("atomic", "set", "map"));
    if (schema.has("x-kubernetes-list-type") && !type.equals("array")) {
      String must = "must be array if x-kubernetes-list-type is specified";
      faults.add(wrongType(path, type, must));
    }
    if (schema.has("x-kubernetes-map-type") && !type.equals("object")) {
      faults.add(wrongType(path, type, "must be object if x-kubernetes-map-type is specified"));
    }
    if (Json.of("map").equals(schema.get("x-kubernetes-list-type"))) {
      keys(path, schema);
    }
  }

  private static Fault wrongType(String path, String type, String must) {
    return type.isEmpty()
        ? Fault.required(path + ".type", must)
        : Fault.invalid(path + ".type", Json.of(type), must);
  }

  private void kind(String path, JsonObject schema, String name, List<String> supported) {
    if (schema.get(name) instanceof JsonText text && !supported.contains(text.value())) {
      faults.add(Fault.unsupported(path + "." + name, text, supported));
    }
  }

  private void keys(String path, JsonObject schema) {
    String field = path + ".x-kubernetes-list-map-keys";
    if (schema.array("x-kubernetes-list-map-keys").isEmpty()) {
      faults.add(Fault.required(field, "must not be empty if x-kubernetes-list-type is map"));
    }
    JsonObject properties = schema.object("items").object("properties");
    for (String key : CustomType.texts(schema, "x-kubernetes-list-map-keys")) {
      if (!properties.has(key)) {
        Json keys = schema.array("x-kubernetes-list-map-keys");
        faults.add(Fault.invalid(field, keys, "entries must all be names of item properties"));
      }
    }
  }

  private void pattern(String path, JsonObject schema) {
    String pattern = schema.text("pattern").orElse("");
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException broken) {
      String detail = "must be a valid regular expression, but isn't: " + broken.getDescription();
      faults.add(Fault.invalid(path + ".pattern", Json.of(pattern), detail));
    }
  }

  private static boolean flag(JsonObject schema, String name) {
    return Json.of(true).equals(schema.get(name));
  }

  /// Where a schema stands, and what is said when it names no type there.
  private enum Place {
    ROOT("must not be empty at the root"),
    ITEM("must not be empty for specified array items"),
    FIELD("must not be empty for specified object fields");

    private final String missing;

    Place(String missing) {
      this.missing = missing;
    }
  }
}
