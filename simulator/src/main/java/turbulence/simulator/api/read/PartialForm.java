package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Metadata only.
public record PartialForm(String version) implements Form {
  @Override
  public JsonObject one(JsonObject object) {
    return JsonObject.of("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/" + version)
        .with("metadata", object.object("metadata"));
  }

  @Override
  public JsonObject event(JsonObject object, boolean first) {
    return one(object);
  }

  @Override
  public JsonObject bookmark(JsonObject metadata) {
    return one(JsonObject.of("metadata", metadata));
  }

  @Override
  public void list(JsonObject metadata, List<JsonObject> objects, OutputStream out)
      throws IOException {
    JsonWriter.write(
        JsonObject.of("kind", "PartialObjectMetadataList", "apiVersion", "meta.k8s.io/" + version)
            .with("metadata", metadata)
            .with("items", JsonArray.from(objects.stream().map(this::one).toList())),
        out,
        -1);
  }

  @Override
  public boolean isPlain() {
    return false;
  }
}
