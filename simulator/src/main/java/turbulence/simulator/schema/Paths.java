package turbulence.simulator.schema;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The paths of one resource in an OpenAPI document: what may be asked of it, and with which
/// parameters. Clients look here whether a server can check fields and rehearse a write.
record Paths(String group, String version, OpenApi.Endpoint endpoint, JsonObject schema) {
  private static final List<String> WRITE = List.of("dryRun", "fieldManager", "fieldValidation");
  private static final List<String> LIST =
      List.of(
          "allowWatchBookmarks",
          "continue",
          "fieldSelector",
          "labelSelector",
          "limit",
          "resourceVersion",
          "resourceVersionMatch",
          "sendInitialEvents",
          "timeoutSeconds",
          "watch");
  private static final List<String> DELETE =
      List.of("dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy");
  private static final List<String> JSON = List.of("application/json", "application/yaml");
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private static final List<String> PATCHES =
      List.of(
          "application/apply-patch+yaml",
          "application/json-patch+json",
          "application/merge-patch+json",
          STRATEGIC);

  void into(JsonObject.Builder paths) {
    String root = (group.isEmpty() ? "/api/" : "/apis/" + group + "/") + version + "/";
    String all =
        root + (endpoint.namespaced() ? "namespaces/{namespace}/" : "") + endpoint.plural();
    paths.put(all, collection());
    paths.put(all + "/{name}", item());
    if (endpoint.namespaced()) {
      JsonObject list = operation("list", LIST, List.of());
      paths.put(root + endpoint.plural(), JsonObject.of("get", list));
    }
  }

  private JsonObject collection() {
    return parameters(false)
        .put("get", operation("list", LIST, List.of()))
        .put("post", operation("post", WRITE, JSON))
        .put("delete", operation("deletecollection", DELETE, JSON))
        .build();
  }

  private JsonObject item() {
    return parameters(true)
        .put("get", operation("get", List.of(), List.of()))
        .put("put", operation("put", WRITE, JSON))
        .put(
            "patch",
            operation(
                "patch", List.of("dryRun", "fieldManager", "fieldValidation", "force"), patches()))
        .put("delete", operation("delete", DELETE, JSON))
        .build();
  }

  /// Custom kinds take no strategic patches, and clients choose by what stands here.
  private List<String> patches() {
    return endpoint.schema().isEmpty()
        ? PATCHES
        : PATCHES.stream().filter(patch -> !patch.equals(STRATEGIC)).toList();
  }

  private JsonObject.Builder parameters(boolean named) {
    JsonArray inPath =
        JsonArray.from(
            (named ? List.of("name", "namespace") : List.of("namespace"))
                .stream()
                    .filter(name -> endpoint.namespaced() || !name.equals("namespace"))
                    .map(name -> parameter(name, "path").with("required", true))
                    .toList());
    return JsonObject.builder().put("parameters", inPath);
  }

  private JsonObject operation(String action, List<String> query, List<String> bodies) {
    JsonObject.Builder operation = JsonObject.builder();
    operation.put(
        "parameters",
        JsonArray.from(query.stream().map(name -> parameter(name, "query")).toList()));
    if (!bodies.isEmpty()) {
      operation.put("requestBody", JsonObject.of("content", content(bodies)));
    }
    JsonObject ok = JsonObject.of("description", "OK", "content", content(JSON));
    return operation
        .put("responses", JsonObject.of("200", ok))
        .put("x-kubernetes-action", action)
        .put("x-kubernetes-group-version-kind", Components.kind(group, version, endpoint.kind()))
        .build();
  }

  private JsonObject content(List<String> types) {
    JsonObject.Builder content = JsonObject.builder();
    types.forEach(type -> content.put(type, JsonObject.of("schema", schema)));
    return content.build();
  }

  private static JsonObject parameter(String name, String place) {
    String type =
        switch (name) {
          case "limit", "timeoutSeconds", "gracePeriodSeconds" -> "integer";
          case "watch", "allowWatchBookmarks", "sendInitialEvents", "orphanDependents", "force" ->
              "boolean";
          default -> "string";
        };
    return JsonObject.builder()
        .put("name", name)
        .put("in", place)
        .put("schema", JsonObject.of("type", type, "uniqueItems", true))
        .build();
  }
}
