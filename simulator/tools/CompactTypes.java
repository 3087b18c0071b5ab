import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// Writes `turbulence/simulator/schema/types.txt` from what Kubernetes publishes: the OpenAPI v2
/// document of a release and the schema of server-side apply in `client-go`, which alone knows the
/// defaults. No build runs it; `README.md` beside it says how to.
final class CompactTypes {
  private static final Map<String, String> SCALARS =
      Map.ofEntries(
          Map.entry("io.k8s.apimachinery.pkg.api.resource.Quantity", "q"),
          Map.entry("io.k8s.apimachinery.pkg.util.intstr.IntOrString", "x"),
          Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.Time", "t"),
          Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime", "u"),
          Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", "a"),
          Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.Patch", "a"),
          Map.entry("io.k8s.apimachinery.pkg.runtime.RawExtension", "a"),
          Map.entry("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON", "a"),
          Map.entry(
              "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray",
              "a"),
          Map.entry(
              "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool",
              "a"),
          Map.entry(
              "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray",
              "a"));

  private final JsonObject definitions;
  private final Map<String, Map<String, Json>> presets = new TreeMap<>();

  private CompactTypes(JsonObject definitions) {
    this.definitions = definitions;
  }

  public static void main(String[] arguments) throws IOException, YamlMalformed {
    byte[] openApi = Files.readAllBytes(Path.of(arguments[0]));
    JsonObject document = (JsonObject) JsonReader.read(openApi, Limits.LIST);
    CompactTypes types = new CompactTypes(document.object("definitions"));
    types.readPresets(Files.readString(Path.of(arguments[1])));
    Files.writeString(Path.of(arguments[2]), types.text());
  }

  /// The Go file holds one long YAML text between backquotes.
  private void readPresets(String go) throws YamlMalformed {
    String yaml = go.substring(go.indexOf('`') + 1, go.lastIndexOf('`'));
    JsonObject schema = (JsonObject) YamlReader.read(yaml, Limits.LIST, null);
    for (Json type : schema.array("types")) {
      JsonObject named = (JsonObject) type;
      for (Json field : named.object("map").array("fields")) {
        JsonObject fields = (JsonObject) field;
        Json preset = fields.get("default");
        if (preset != null) {
          presets
              .computeIfAbsent(text(named, "name"), name -> new TreeMap<>())
              .put(text(fields, "name"), preset);
        }
      }
    }
  }

  private String text() {
    TreeSet<String> wanted = new TreeSet<>();
    for (Map.Entry<String, Json> definition : definitions) {
      if (isStable(definition.getKey())) {
        collect(definition.getKey(), wanted);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "# Types of the Kubernetes 1.36 API (Copyright The Kubernetes Authors, Apache-2.0)\n");
    text.append("# in the short form that simulator/tools/README.md describes. Generated.\n");
    wanted.forEach(name -> text.append(line(name)).append('\n'));
    return text.toString();
  }

  /// Betas and alphas are off in a server that was asked for nothing.
  private static boolean isStable(String name) {
    String[] parts = name.split("\\.", -1);
    return parts[parts.length - 2].matches("v[0-9]+");
  }

  private void collect(String name, TreeSet<String> wanted) {
    if (SCALARS.containsKey(name) || !wanted.add(name)) {
      return;
    }
    for (Map.Entry<String, Json> property : definition(name).object("properties")) {
      references(property.getValue()).forEach(reference -> collect(reference, wanted));
    }
  }

  private static List<String> references(Json schema) {
    List<String> references = new ArrayList<>();
    if (schema instanceof JsonObject object && !object.isEmpty()) {
      object.text("$ref").ifPresent(reference -> references.add(target(reference)));
      references.addAll(references(object.object("items")));
      references.addAll(references(object.object("additionalProperties")));
    }
    return references;
  }

  private static String target(String reference) {
    return reference.substring("#/definitions/".length());
  }

  private JsonObject definition(String name) {
    return definitions.object(name);
  }

  private String line(String name) {
    JsonObject definition = definition(name);
    List<String> words = new ArrayList<>();
    words.add(shortened(name) + ("atomic".equals(mapType(definition)) ? "!" : ""));
    words.add(kinds(definition.array("x-kubernetes-group-version-kind")));
    List<String> required =
        definition.array("required").items().stream().map(CompactTypes::text).toList();
    for (Map.Entry<String, Json> property : definition.object("properties")) {
      JsonObject schema = (JsonObject) property.getValue();
      String field = property.getKey();
      words.add(
          field
              + (required.contains(field) ? "*" : "")
              + ":"
              + type(schema)
              + strategy(schema)
              + preset(name, field));
    }
    return String.join(" ", words);
  }

  private static String kinds(JsonArray kinds) {
    if (kinds.isEmpty()) {
      return "-";
    }
    if (kinds.size() > 1) {
      return "*";
    }
    JsonObject kind = (JsonObject) kinds.get(0);
    return text(kind, "group") + "/" + text(kind, "version") + "/" + text(kind, "kind");
  }

  private static String type(JsonObject schema) {
    if (schema.has("$ref")) {
      String target = target(text(schema, "$ref"));
      String spread = "granular".equals(mapType(schema)) ? "~" : "";
      return spread + SCALARS.getOrDefault(target, shortened(target));
    }
    String format = schema.text("format").orElse("");
    return switch (text(schema, "type")) {
      case "string" -> format.equals("byte") ? "y" : "s";
      case "integer" -> format.equals("int64") ? "l" : "i";
      case "number" -> "d";
      case "boolean" -> "b";
      case "array" -> list(schema) + type(schema.object("items"));
      case "object" ->
          ("atomic".equals(mapType(schema)) ? "{!}" : "{}")
              + type(schema.object("additionalProperties"));
      default -> throw new IllegalArgumentException(schema.toString());
    };
  }

  private static String list(JsonObject schema) {
    return switch (schema.text("x-kubernetes-list-type").orElse("")) {
      case "set" -> "[=]";
      case "atomic" -> "[!]";
      case "map" ->
          schema.array("x-kubernetes-list-map-keys").items().stream()
              .map(CompactTypes::text)
              .collect(Collectors.joining(",", "[", "]"));
      default -> "[]";
    };
  }

  private static String strategy(JsonObject schema) {
    List<String> strategies =
        List.of(schema.text("x-kubernetes-patch-strategy").orElse("").split(",", -1));
    return (strategies.contains("retainKeys") ? "%" : "")
        + (strategies.contains("replace") ? "^" : "")
        + (strategies.contains("merge")
            ? "+" + schema.text("x-kubernetes-patch-merge-key").orElse("")
            : "");
  }

  private String preset(String type, String field) {
    Json preset = presets.getOrDefault(type, Map.of()).get(field);
    return switch (preset) {
      case null -> "";
      case JsonText text -> "=" + text.value();
      case JsonNumber number -> "=" + number;
      case JsonBool flag -> "=" + flag;
      case JsonObject object when object.isEmpty() -> "={}";
      default -> throw new IllegalArgumentException(preset.toString());
    };
  }

  private static String mapType(JsonObject schema) {
    return schema.text("x-kubernetes-map-type").orElse("");
  }

  private static String shortened(String name) {
    return name.replace("io.k8s.apiextensions-apiserver.pkg.apis.", "&")
        .replace("io.k8s.kube-aggregator.pkg.apis.", "$")
        .replace("io.k8s.apimachinery.pkg.apis.", "@")
        .replace("io.k8s.api.", "");
  }

  private static String text(JsonObject object, String name) {
    return object.text(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static String text(Json json) {
    return ((JsonText) json).value();
  }
}
