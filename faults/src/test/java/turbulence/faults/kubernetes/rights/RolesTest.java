package turbulence.faults.kubernetes.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class RolesTest {
  private static final Roles ROLES = new Roles("turbulence-web", "chaos", "ops");

  private static List<String> kinds(List<JsonObject> manifests) {
    return manifests.stream().map(each -> each.text("kind").orElse("")).toList();
  }

  private static List<String> rules(JsonObject role) {
    return role.array("rules").items().stream().map(Json::toString).toList();
  }

  @Test
  void what_lies_in_a_namespace_is_granted_there_and_nowhere_else() {
    List<JsonObject> manifests =
        ROLES.granting(
            List.of(
                Need.of("list", Resource.PODS, "shop"),
                Need.of("delete", Resource.PODS, "shop"),
                Need.of("patch", Resource.DEPLOYMENTS, "bank").on("web")));
    assertThat(kinds(manifests))
        .containsExactly("ServiceAccount", "Role", "RoleBinding", "Role", "RoleBinding");
    assertThat(manifests.get(0).object("metadata").text("namespace")).contains("ops");
    assertThat(manifests.get(1).object("metadata").text("namespace")).contains("bank");
    assertThat(rules(manifests.get(1)))
        .containsExactly(
            "{\"apiGroups\":[\"apps\"],\"resources\":[\"deployments\"],\"resourceNames\":[\"web\"],"
                + "\"verbs\":[\"patch\"]}");
    assertThat(rules(manifests.get(3)))
        .containsExactly(
            "{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"list\",\"delete\"]}");
    assertThat(manifests.get(4).toString())
        .contains("{\"kind\":\"ServiceAccount\",\"name\":\"chaos\",\"namespace\":\"ops\"}")
        .contains(
            "{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"Role\",\"name\":\"turbulence-web\"}");
  }

  @Test
  void what_has_no_namespace_or_any_is_granted_in_the_cluster() {
    List<JsonObject> manifests =
        ROLES.granting(
            List.of(
                Need.of("patch", Resource.NODES, "").on("node-0"),
                Need.of("list", Resource.PODS, "")));
    assertThat(kinds(manifests))
        .containsExactly("ServiceAccount", "ClusterRole", "ClusterRoleBinding");
    assertThat(manifests.get(1).object("metadata").has("namespace")).isFalse();
    assertThat(rules(manifests.get(1))).hasSize(2);
  }

  @Test
  void what_is_granted_everywhere_is_not_granted_again_in_a_namespace() {
    List<JsonObject> manifests =
        ROLES.granting(
            List.of(
                Need.of("list", Resource.PODS, "shop"),
                Need.of("list", Resource.PODS, "shop").on("web-1"),
                Need.of("list", Resource.PODS, ""),
                Need.of("get", Resource.PODS, "shop")));
    assertThat(kinds(manifests)).contains("Role");
    assertThat(rules(manifests.get(3)))
        .containsExactly("{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"get\"]}");
  }

  @Test
  void objects_and_kinds_with_the_same_verbs_share_a_rule() {
    List<JsonObject> manifests =
        ROLES.granting(
            List.of(
                Need.of("get", Resource.DEPLOYMENTS, "shop").on("web"),
                Need.of("get", Resource.DEPLOYMENTS, "shop").on("api"),
                Need.of("get", Resource.STATEFUL_SETS, "shop").on("api"),
                Need.of("get", Resource.STATEFUL_SETS, "shop").on("web"),
                Need.of("create", Resource.PODS, "shop").part("eviction"),
                Need.of("list", Resource.PODS, "shop"),
                Need.of("list", Resource.PODS, "shop").on("web-1")));
    assertThat(rules(manifests.get(1)))
        .containsExactly(
            "{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"list\"]}",
            "{\"apiGroups\":[\"\"],\"resources\":[\"pods/eviction\"],\"verbs\":[\"create\"]}",
            "{\"apiGroups\":[\"apps\"],\"resources\":[\"deployments\",\"statefulsets\"],"
                + "\"resourceNames\":[\"api\",\"web\"],\"verbs\":[\"get\"]}");
  }

  @Test
  void nothing_needed_is_an_account_alone() {
    assertThat(kinds(ROLES.granting(List.of()))).containsExactly("ServiceAccount");
  }
}
