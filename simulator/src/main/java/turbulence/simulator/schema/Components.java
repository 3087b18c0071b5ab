package turbulence.simulator.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Gathers the schemas that a document needs: those of its kinds, and all that they refer to.
final class Components {
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  private static final String INT_OR_TEXT = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
  private static final String KIND = "x-kubernetes-group-version-kind";

  private final Schemas schemas;
  private final String prefix;
  private final Map<String, JsonObject> found = new TreeMap<>();
  private final Deque<Type.Struct> open = new ArrayDeque<>();

  Components(Schemas schemas, String prefix) {
    this.schemas = schemas;
    this.prefix = prefix;
    schemas.named(META + "DeleteOptions").ifPresent(this::need);
    schemas.named(META + "Status").ifPresent(this::need);
  }

  JsonObject reference(String name) {
    return JsonObject.of("$ref", prefix + name);
  }

  /// Adds the schema of a kind and that of its list, and tells the name of the first.
  String add(String group, String version, OpenApi.Endpoint endpoint) {
    String kind = endpoint.kind();
    Optional<CustomSchema> custom = endpoint.schema();
    if (custom.isPresent()) {
      return custom(group, version, kind, custom.get());
    }
    Optional<Type.Struct> type = schemas.of(group, version, kind);
    schemas
        .of(group, version, kind + "List")
        .ifPresent(list -> tagged(list, group, version, kind + "List"));
    type.ifPresent(struct -> tagged(struct, group, version, kind));
    return type.map(Type.Struct::name).orElse(META + "Status");
  }

  JsonObject build() {
    while (!open.isEmpty()) {
      Type.Struct struct = open.pop();
      if (!found.containsKey(struct.name())) {
        found.put(struct.name(), JsonObject.EMPTY);
        found.put(struct.name(), struct(struct));
      }
    }
    return JsonObject.from(found);
  }

  private void need(Type.Struct struct) {
    if (!found.containsKey(struct.name())) {
      open.push(struct);
    }
  }

  private void tagged(Type.Struct struct, String group, String version, String kind) {
    JsonArray kinds = JsonArray.of(kind(group, version, kind));
    found.put(struct.name(), struct(struct).with(KIND, kinds));
  }

  static JsonObject kind(String group, String version, String kind) {
    return JsonObject.builder()
        .put("group", group)
        .put("kind", kind)
        .put("version", version)
        .build();
  }

  private String custom(String group, String version, String kind, CustomSchema custom) {
    JsonObject.Builder properties = custom.schema().object("properties").toBuilder();
    schemas.named(META + "ObjectMeta").ifPresent(this::need);
    properties.put("apiVersion", JsonObject.of("type", "string"));
    properties.put("kind", JsonObject.of("type", "string"));
    properties.put("metadata", reference(META + "ObjectMeta"));
    String name = custom.type().name();
    JsonArray kinds = JsonArray.of(kind(group, version, kind));
    found.put(name, custom.schema().with("properties", properties.build()).with(KIND, kinds));
    return name;
  }

  private JsonObject struct(Type.Struct struct) {
    JsonObject.Builder schema = JsonObject.builder().put("type", "object");
    JsonObject.Builder properties = JsonObject.builder();
    JsonArray required =
        JsonArray.from(
            struct.fields().values().stream()
                .filter(Type.Field::required)
                .map(Type.Field::name)
                .toList());
    struct.fields().values().forEach(field -> properties.put(field.name(), field(field)));
    if (!struct.fields().isEmpty()) {
      schema.put("properties", properties.build());
    }
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (struct.atomic()) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    return schema.build();
  }

  private JsonObject field(Type.Field field) {
    JsonObject schema = type(field.type());
    Json preset = field.preset();
    if (schema.has("$ref") && (preset != null || !field.strategy().equals(Type.Strategy.NONE))) {
      schema = JsonObject.of("allOf", JsonArray.of(schema));
    }
    if (preset != null) {
      schema = schema.with("default", preset);
    }
    return strategy(field.strategy(), schema);
  }

  private static JsonObject strategy(Type.Strategy strategy, JsonObject schema) {
    String word = strategy.merge() ? "merge" : strategy.replace() ? "replace" : "";
    if (strategy.retainKeys()) {
      word = word.isEmpty() ? "retainKeys" : word + ",retainKeys";
    }
    JsonObject worded = word.isEmpty() ? schema : schema.with("x-kubernetes-patch-strategy", word);
    return strategy.mergeKey().isEmpty()
        ? worded
        : worded.with("x-kubernetes-patch-merge-key", strategy.mergeKey());
  }

  private JsonObject type(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar(scalar);
      case Type.Anything _ -> JsonObject.of("type", "object");
      case Type.Items items -> items(items);
      case Type.Named named -> {
        JsonObject map =
            JsonObject.of("type", "object", "additionalProperties", type(named.value()));
        yield named.atomic() ? map.with("x-kubernetes-map-type", "atomic") : map;
      }
      case Type.Struct struct -> {
        need(struct);
        yield reference(struct.name());
      }
    };
  }

  private JsonObject items(Type.Items items) {
    JsonObject list = JsonObject.of("type", "array", "items", type(items.element()));
    return switch (items.merging().how()) {
      case ATOMIC -> list.with("x-kubernetes-list-type", "atomic");
      case SET -> list.with("x-kubernetes-list-type", "set");
      case MAP ->
          list.with("x-kubernetes-list-map-keys", items.merging().keys())
              .with("x-kubernetes-list-type", "map");
    };
  }

  private JsonObject scalar(Type.Scalar scalar) {
    return switch (scalar.format()) {
      case "" -> JsonObject.of("type", scalar.kind());
      case "quantity" -> shared(QUANTITY, oneOf("string", "number", null));
      case "int-or-string" -> shared(INT_OR_TEXT, oneOf("integer", "string", "int-or-string"));
      case "date-time" ->
          shared(META + "Time", JsonObject.of("format", "date-time", "type", "string"));
      case "micro-time" ->
          shared(META + "MicroTime", JsonObject.of("format", "date-time", "type", "string"));
      default -> JsonObject.of("format", scalar.format(), "type", scalar.kind());
    };
  }

  private JsonObject shared(String name, JsonObject schema) {
    found.putIfAbsent(name, schema);
    return reference(name);
  }

  private JsonObject oneOf(String first, String second, @Nullable String format) {
    if (prefix.startsWith("#/definitions")) {
      JsonObject schema = JsonObject.of("type", "string");
      return format == null ? schema : schema.with("format", format);
    }
    JsonArray types = JsonArray.of(JsonObject.of("type", first), JsonObject.of("type", second));
    JsonObject schema = JsonObject.of("oneOf", types);
    return format == null ? schema : schema.with("format", format);
  }
}
