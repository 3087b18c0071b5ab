package turbulence.faults.kubernetes.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The account, roles and bindings that give somebody some rights and no others.
///
/// @param name of the roles and bindings
/// @param account the service account
/// @param namespace that the account lies in
public record Roles(String name, String account, String namespace) {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final JsonObject LABELS =
      JsonObject.of("app.kubernetes.io/managed-by", "turbulence");

  /// Manifests, in an order in which they can be applied.
  public List<JsonObject> granting(Collection<Need> needs) {
    Set<Need> wide = new LinkedHashSet<>();
    Map<String, Set<Need>> narrow = new TreeMap<>();
    for (Need need : needs) {
      if (need.namespace().isEmpty()) {
        wide.add(need);
      }
    }
    for (Need need : needs) {
      if (!need.namespace().isEmpty() && !isWithin(need, wide)) {
        narrow.computeIfAbsent(need.namespace(), _ -> new LinkedHashSet<>()).add(need);
      }
    }
    List<JsonObject> manifests = new ArrayList<>();
    manifests.add(
        JsonObject.of("apiVersion", "v1", "kind", "ServiceAccount")
            .with("metadata", meta(account, namespace)));
    if (!wide.isEmpty()) {
      manifests.add(role("ClusterRole", "", wide));
      manifests.add(binding("ClusterRole", ""));
    }
    narrow.forEach((where, wanted) -> {
      manifests.add(role("Role", where, wanted));
      manifests.add(binding("Role", where));
    });
    return manifests;
  }

  /// Whether it is granted in every namespace anyhow.
  private static boolean isWithin(Need need, Set<Need> wide) {
    Need everywhere = new Need(need.verb(), need.resource(), need.part(), "", "");
    return wide.contains(everywhere) || wide.contains(everywhere.on(need.name()));
  }

  private JsonObject role(String kind, String where, Set<Need> needs) {
    List<JsonObject> rules = Rules.of(needs).stream().map(Rule::json).toList();
    return JsonObject.builder()
        .put("apiVersion", RBAC + "/v1")
        .put("kind", kind)
        .put("metadata", meta(name, where))
        .put("rules", JsonArray.from(rules))
        .build();
  }

  private JsonObject binding(String kind, String where) {
    return JsonObject.builder()
        .put("apiVersion", RBAC + "/v1")
        .put("kind", kind + "Binding")
        .put("metadata", meta(name, where))
        .put("roleRef", JsonObject.of("apiGroup", RBAC, "kind", kind).with("name", name))
        .put(
            "subjects",
            JsonArray.of(
                JsonObject.of("kind", "ServiceAccount", "name", account)
                    .with("namespace", namespace)))
        .build();
  }

  private static JsonObject meta(String name, String namespace) {
    JsonObject.Builder metadata = JsonObject.builder().put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return metadata.put("labels", LABELS).build();
  }
}
