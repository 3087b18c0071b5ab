package turbulence.simulator.api.discovery;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.discovery.KindInfo.Subresource;

/// The two documents of aggregated discovery, which tell all of a server at once.
///
/// The version is that of the documents: `v2`, or `v2beta1` for older clients.
public record AggregatedDiscovery(Catalogue catalogue, String version) {
  /// The versions that can be asked for, the better one first.
  public static final List<String> VERSIONS = List.of("v2", "v2beta1");

  /// What `/api` answers.
  public JsonObject core() {
    return document(List.of(""));
  }

  /// What `/apis` answers.
  public JsonObject groups() {
    return document(catalogue.groups().stream().filter(group -> !group.isEmpty()).toList());
  }

  /// The media type under which the answer goes out.
  public String mediaType() {
    return "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
  }

  private JsonObject document(List<String> groups) {
    return JsonObject.builder()
        .put("kind", "APIGroupDiscoveryList")
        .put("apiVersion", "apidiscovery.k8s.io/" + version)
        .put("metadata", JsonObject.EMPTY)
        .put("items", groups.stream().map(this::group).toList())
        .build();
  }

  private JsonObject group(String group) {
    List<Json> versions = new ArrayList<>();
    for (String each : catalogue.versions(group)) {
      versions.add(
          JsonObject.builder()
              .put("version", each)
              .put(
                  "resources",
                  catalogue.kinds(group, each).stream().map(AggregatedDiscovery::kind).toList())
              .put("freshness", "Current")
              .build());
    }
    return JsonObject.of(
        "metadata",
        group.isEmpty() ? JsonObject.EMPTY : JsonObject.of("name", group),
        "versions",
        versions);
  }

  private static JsonObject kind(KindInfo kind) {
    JsonObject.Builder resource =
        JsonObject.builder()
            .put("resource", kind.plural())
            .put("responseKind", responseKind(kind, Subresource.OWN, kind.kind()))
            .put("scope", kind.namespaced() ? "Namespaced" : "Cluster")
            .put("singularResource", kind.names().singular())
            .put("verbs", kind.verbs());
    if (!kind.names().shorts().isEmpty()) {
      resource.put("shortNames", kind.names().shorts());
    }
    if (!kind.names().categories().isEmpty()) {
      resource.put("categories", kind.names().categories());
    }
    if (!kind.subresources().isEmpty()) {
      resource.put(
          "subresources",
          kind.subresources().stream().map(each -> subresource(kind, each)).toList());
    }
    return resource.build();
  }

  private static JsonObject subresource(KindInfo kind, Subresource subresource) {
    return JsonObject.builder()
        .put("subresource", subresource.name())
        .put("responseKind", responseKind(kind, subresource.served(), subresource.kind()))
        .put("verbs", subresource.verbs())
        .build();
  }

  /// Built-in kinds leave their own group and version empty, custom ones name them.
  private static JsonObject responseKind(KindInfo owner, GroupVersion served, String kind) {
    GroupVersion named =
        owner.isCustom() && served.equals(Subresource.OWN) ? owner.served() : served;
    return JsonObject.builder()
        .put("group", named.group())
        .put("version", named.version())
        .put("kind", kind)
        .build();
  }
}
