package turbulence.simulator.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;

/// Writes the OpenAPI documents in which a server tells its kinds: an index, one document for each
/// version of a group, and the old one for all.
public final class OpenApi {
  private static final String INFO_VERSION = "v1.36.2";

  private final Schemas schemas;

  public OpenApi(Schemas schemas) {
    this.schemas = schemas;
  }

  /// What one version of a group serves under one name. The schema is that of a custom resource.
  public record Endpoint(
      String plural, String kind, boolean namespaced, Optional<CustomSchema> schema) {}

  /// The answer to `/openapi/v3`. For each path such as `apis/apps/v1` it takes a text that changes
  /// whenever the document behind the path does, such as the versions of custom definitions.
  public static JsonObject index(Map<String, String> contents) {
    JsonObject.Builder paths = JsonObject.builder();
    contents.forEach((path, content) -> {
      String url = "/openapi/v3/" + path + "?hash=" + hash(path + ' ' + content);
      paths.put(path, JsonObject.of("serverRelativeURL", url));
    });
    return JsonObject.of("paths", paths.build());
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The document of one version of a group.
  public JsonObject document(String group, String version, List<Endpoint> endpoints) {
    Components components = new Components(schemas, "#/components/schemas/");
    JsonObject.Builder paths = JsonObject.builder();
    for (Endpoint endpoint : endpoints) {
      String name = components.add(group, version, endpoint);
      new Paths(group, version, endpoint, components.reference(name)).into(paths);
    }
    return JsonObject.builder()
        .put("openapi", "3.0.0")
        .put("info", info())
        .put("paths", paths.build())
        .put("components", JsonObject.of("schemas", components.build()))
        .build();
  }

  /// The answer to `/openapi/v2`, of which clients only read the definitions. The keys are versions
  /// of groups, such as `apps/v1`, or `v1`.
  public JsonObject old(Map<String, List<Endpoint>> served) {
    Components components = new Components(schemas, "#/definitions/");
    served.forEach((groupVersion, endpoints) -> {
      List<String> parts = new ArrayList<>(List.of(groupVersion.split("/", 2)));
      String group = parts.size() == 1 ? "" : parts.getFirst();
      endpoints.forEach(endpoint -> components.add(group, parts.getLast(), endpoint));
    });
    return JsonObject.builder()
        .put("swagger", "2.0")
        .put("info", info())
        .put("paths", JsonObject.EMPTY)
        .put("definitions", components.build())
        .build();
  }

  private static JsonObject info() {
    return JsonObject.of("title", "Kubernetes", "version", INFO_VERSION);
  }
}
