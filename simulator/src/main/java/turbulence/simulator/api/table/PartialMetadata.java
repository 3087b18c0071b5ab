package turbulence.simulator.api.table;

import java.util.List;
import turbulence.json.JsonObject;

/// Objects cut down to their metadata.
public final class PartialMetadata {
  static final String API_VERSION = "meta.k8s.io/v1";

  private PartialMetadata() {}

  public static JsonObject of(JsonObject object) {
    return JsonObject.builder()
        .put("kind", "PartialObjectMetadata")
        .put("apiVersion", API_VERSION)
        .put("metadata", object.object("metadata"))
        .build();
  }

  /// With the metadata of the list, which hold its revision and where it goes on.
  public static JsonObject list(List<JsonObject> objects, JsonObject metadata) {
    return JsonObject.builder()
        .put("kind", "PartialObjectMetadataList")
        .put("apiVersion", API_VERSION)
        .put("metadata", metadata)
        .put("items", objects.stream().map(PartialMetadata::of).toList())
        .build();
  }
}
