package turbulence.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.app.docs.CodeNames;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// An experiment whose steps work in another namespace than `default`, without requests through a
/// gateway, which only the simulator has.
final class Moved {
  private static final Set<String> SEVERAL =
      Set.of("namespaces", "namespace_pattern", "namespace_selector");
  private static final Set<String> NAMESPACES =
      Set.of(
          "ns",
          "other_ns",
          "pod_namespace",
          "namespaces",
          "namespace_pattern",
          "namespaces_selectors");

  private final String namespace;

  private Moved(String namespace) {
    this.namespace = namespace;
  }

  /// As JSON, which is YAML, too.
  static String into(String namespace, Path file) throws IOException {
    try {
      Json tree = DocumentParser.yaml(file.toString(), Files.readAllBytes(file)).tree();
      return JsonWriter.pretty(new Moved(namespace).moved(tree), 2);
    } catch (DocumentUnreadable e) {
      throw new IOException(e);
    }
  }

  private Json moved(Json tree) {
    if (tree instanceof JsonArray items) {
      List<Json> all = new ArrayList<>();
      items.forEach(item -> {
        if (!isRequest(item)) {
          all.add(moved(item));
        }
      });
      return new JsonArray(all);
    }
    if (!(tree instanceof JsonObject object)) {
      return tree;
    }
    JsonObject.Builder fields = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      fields.put(field.getKey(), moved(field.getValue()));
    }
    JsonObject copy = fields.build();
    if (copy.object("steady-state-hypothesis").array("probes").isEmpty()) {
      copy = copy.without("steady-state-hypothesis");
    }
    return copy.has("func") && copy.has("module") ? step(copy) : copy;
  }

  private static boolean isRequest(Json item) {
    return item instanceof JsonObject activity
        && activity.object("provider").text("type").orElse("").equals("http");
  }

  private JsonObject step(JsonObject provider) {
    String module = provider.text("module").orElse("");
    String function = provider.text("func").orElse("");
    JsonObject.Builder moved = JsonObject.builder();
    boolean ofNamespaces = module.contains(".namespace.");
    for (Map.Entry<String, Json> argument : provider.object("arguments")) {
      String name = argument.getKey();
      Json value = argument.getValue();
      boolean names = NAMESPACES.contains(name) || ofNamespaces && name.equals("name");
      moved.put(name, names ? there(value) : value);
    }
    boolean elsewhere = SEVERAL.stream().anyMatch(moved::has);
    if (!elsewhere && !moved.has("ns") && CodeNames.takes(module, function, "ns")) {
      moved.put("ns", namespace);
    }
    return provider.with("arguments", moved.build());
  }

  /// Names of namespaces, in a list or a pattern perhaps, as they are here.
  private Json there(Json value) {
    if (value instanceof JsonArray items) {
      return new JsonArray(items.items().stream().map(this::there).toList());
    }
    if (!(value instanceof JsonText text)) {
      return value;
    }
    String there = text.value().replaceAll("\\bdefault\\b", namespace);
    for (String other : Stage.OTHERS) {
      there = there.replaceAll("(?<![-\\w])" + other + "(?![-\\w])", namespace + "-" + other);
    }
    return new JsonText(there);
  }
}
