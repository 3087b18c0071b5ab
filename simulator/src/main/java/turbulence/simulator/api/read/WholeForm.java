package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Versions;

/// Objects as they are.
public record WholeForm(Kind kind) implements Form {
  @Override
  public JsonObject one(JsonObject object) {
    return object;
  }

  @Override
  public JsonObject event(JsonObject object, boolean first) {
    return kind.apiVersion().equals(kind.storedApiVersion())
        ? object
        : Versions.served(kind, object);
  }

  @Override
  public JsonObject bookmark(JsonObject metadata) {
    JsonObject named =
        JsonObject.of("kind", kind.name(), "apiVersion", kind.apiVersion())
            .with("metadata", metadata);
    return kind.info().isCustom() ? named : EmptyObjects.fill(kind.resource(), named);
  }

  @Override
  public void list(JsonObject metadata, List<JsonObject> objects, OutputStream out)
      throws IOException {
    JsonObject head =
        JsonObject.of("kind", kind.info().names().list(), "apiVersion", kind.apiVersion())
            .with("metadata", kind.info().isCustom() ? continued(metadata) : metadata);
    String text = head.toString();
    write(out, text.substring(0, text.length() - 1) + ",\"items\":[");
    boolean first = true;
    for (JsonObject object : objects) {
      if (!first) {
        out.write(',');
      }
      first = false;
      JsonWriter.write(item(object), out, -1);
    }
    write(out, "]}");
  }

  /// Lists of custom resources say so when they do not go on.
  private static JsonObject continued(JsonObject metadata) {
    return metadata.has("continue") ? metadata : metadata.with("continue", "");
  }

  /// Items of built-in kinds do not repeat what the list says of them.
  private JsonObject item(JsonObject object) {
    return kind.info().isCustom()
        ? object
        : object.toBuilder().remove("kind").remove("apiVersion").build();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean isPlain() {
    return true;
  }
}
