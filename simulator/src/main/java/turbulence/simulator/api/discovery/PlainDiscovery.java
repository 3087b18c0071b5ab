package turbulence.simulator.api.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.KindInfo.Subresource;

/// The documents of plain discovery, one path at a time, as older clients read them.
public record PlainDiscovery(Catalogue catalogue) {
  /// What `/api` answers; the address is the host and port of the server.
  public JsonObject core(String address) {
    JsonObject here = JsonObject.of("clientCIDR", "0.0.0.0/0", "serverAddress", address);
    return JsonObject.builder()
        .put("kind", "APIVersions")
        .put("versions", catalogue.versions(""))
        .put("serverAddressByClientCIDRs", JsonArray.of(here))
        .build();
  }

  /// What `/apis` answers.
  public JsonObject groups() {
    List<Json> groups = new ArrayList<>();
    for (String group : catalogue.groups()) {
      if (!group.isEmpty()) {
        groups.add(describe(group, JsonObject.builder()));
      }
    }
    return JsonObject.builder()
        .put("kind", "APIGroupList")
        .put("apiVersion", "v1")
        .put("groups", groups)
        .build();
  }

  /// What `/apis/<group>` answers, when there is such a group.
  public Optional<JsonObject> group(String group) {
    return group.isEmpty() || catalogue.versions(group).isEmpty()
        ? Optional.empty()
        : Optional.of(
            describe(group, JsonObject.builder().put("kind", "APIGroup").put("apiVersion", "v1")));
  }

  private JsonObject describe(String group, JsonObject.Builder document) {
    List<JsonObject> versions = new ArrayList<>();
    for (String version : catalogue.versions(group)) {
      versions.add(JsonObject.of("groupVersion", group + "/" + version, "version", version));
    }
    return document
        .put("name", group)
        .put("versions", versions)
        .put("preferredVersion", versions.getFirst())
        .build();
  }

  /// What `/api/v1` or `/apis/<group>/<version>` answers, when there is such a version.
  public Optional<JsonObject> kinds(String group, String version) {
    List<KindInfo> kinds = catalogue.kinds(group, version);
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    List<Json> resources = new ArrayList<>();
    for (KindInfo kind : kinds) {
      resources.add(resource(kind));
      for (Subresource subresource : kind.subresources()) {
        resources.add(resource(kind, subresource));
      }
    }
    JsonObject.Builder document = JsonObject.builder().put("kind", "APIResourceList");
    if (!group.isEmpty()) {
      document.put("apiVersion", "v1");
    }
    return Optional.of(
        document
            .put("groupVersion", new GroupVersion(group, version).toString())
            .put("resources", resources)
            .build());
  }

  private static JsonObject resource(KindInfo kind) {
    JsonObject.Builder resource =
        JsonObject.builder()
            .put("name", kind.plural())
            .put("singularName", kind.names().singular())
            .put("namespaced", kind.namespaced())
            .put("kind", kind.kind())
            .put("verbs", kind.verbs());
    if (!kind.names().shorts().isEmpty()) {
      resource.put("shortNames", kind.names().shorts());
    }
    if (!kind.names().categories().isEmpty()) {
      resource.put("categories", kind.names().categories());
    }
    // Those that only answer, such as reviews, are not stored and have none.
    if (kind.allows("watch")) {
      resource.put("storageVersionHash", StorageHash.of(kind));
    }
    return resource.build();
  }

  private static JsonObject resource(KindInfo kind, Subresource subresource) {
    JsonObject.Builder resource =
        JsonObject.builder()
            .put("name", kind.plural() + "/" + subresource.name())
            .put("singularName", "")
            .put("namespaced", kind.namespaced());
    if (!subresource.isOwn()) {
      resource
          .put("group", subresource.served().group())
          .put("version", subresource.served().version());
    }
    return resource.put("kind", subresource.kind()).put("verbs", subresource.verbs()).build();
  }
}
