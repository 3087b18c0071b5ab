package turbulence.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    JsonObject arguments = provider.object("arguments");
    boolean elsewhere =
        arguments.has("namespaces")
            || arguments.has("namespace_pattern")
            || arguments.has("namespace_selector")
            || !arguments.text("ns").orElse("default").equals("default");
    if (elsewhere || !CodeNames.takes(module, function, "ns")) {
      return provider;
    }
    return provider.with("arguments", arguments.with("ns", new JsonText(namespace)));
  }
}
