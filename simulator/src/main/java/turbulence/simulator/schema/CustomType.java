package turbulence.simulator.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Turns the schema of a custom resource into the type by which its objects are patched and
/// applied.
final class CustomType {
  /// An object of which only the metadata is known.
  static final Type.Struct META_ONLY =
      new Type.Struct(
          "io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadata", meta(), true, false);

  private static final Type ANYTHING = new Type.Anything();

  private CustomType() {}

  static Type.Struct root(String name, JsonObject schema) {
    Map<String, Type.Field> fields = fields(name, schema);
    fields.putAll(meta());
    return new Type.Struct(name, Map.copyOf(fields), keepsUnknown(schema), false);
  }

  private static Map<String, Type.Field> meta() {
    Type.Struct metadata =
        Schemas.builtin().named("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta").orElseThrow();
    return Map.of(
        "apiVersion", field("apiVersion", Type.Scalar.TEXT, false),
        "kind", field("kind", Type.Scalar.TEXT, false),
        "metadata", field("metadata", metadata, false));
  }

  private static Type.Field field(String name, Type type, boolean required) {
    return new Type.Field(name, type, required, null, Type.Strategy.NONE);
  }

  private static Map<String, Type.Field> fields(String name, JsonObject schema) {
    Set<String> required = texts(schema, "required");
    Map<String, Type.Field> fields = new LinkedHashMap<>();
    JsonObject properties = schema.object("properties");
    for (String property : properties.names()) {
      JsonObject below = properties.object(property);
      Type type = type(name + "." + property, below);
      Type.Field field =
          new Type.Field(
              property,
              type,
              required.contains(property),
              below.get("default"),
              Type.Strategy.NONE);
      fields.put(property, field);
    }
    return fields;
  }

  private static Type type(String name, JsonObject schema) {
    if (Json.of(true).equals(schema.get("x-kubernetes-int-or-string"))) {
      return Type.Scalar.INT_OR_TEXT;
    }
    String format = schema.text("format").orElse("");
    return switch (schema.text("type").orElse("")) {
      case "object" -> object(name, schema);
      case "array" -> new Type.Items(type(name + "[]", schema.object("items")), merging(schema));
      case "integer" -> new Type.Scalar("integer", format.equals("int32") ? "int32" : "int64");
      case "number" -> Type.Scalar.DOUBLE;
      case "boolean" -> Type.Scalar.FLAG;
      // Formats of custom fields are checked, but never change what was written.
      case "string" -> Type.Scalar.TEXT;
      default -> ANYTHING;
    };
  }

  private static Type object(String name, JsonObject schema) {
    boolean atomic = schema.text("x-kubernetes-map-type").orElse("").equals("atomic");
    if (!schema.has("properties") && schema.has("additionalProperties")) {
      return new Type.Named(type(name + ".*", schema.object("additionalProperties")), atomic);
    }
    return new Type.Struct(name, Map.copyOf(fields(name, schema)), keepsUnknown(schema), atomic);
  }

  private static Type.Merging merging(JsonObject schema) {
    return switch (schema.text("x-kubernetes-list-type").orElse("")) {
      case "set" -> Type.Merging.SET;
      case "map" ->
          new Type.Merging(
              Type.How.MAP,
              schema.array("x-kubernetes-list-map-keys").items().stream()
                  .flatMap(key ->
                      key instanceof JsonText text
                          ? List.of(text.value()).stream()
                          : List.<String>of().stream())
                  .toList());
      default -> Type.Merging.ATOMIC;
    };
  }

  private static boolean keepsUnknown(JsonObject schema) {
    return Json.of(true).equals(schema.get("x-kubernetes-preserve-unknown-fields"));
  }

  static Set<String> texts(JsonObject schema, String name) {
    Set<String> texts = new TreeSet<>();
    for (Json item : schema.array(name)) {
      if (item instanceof JsonText text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}
