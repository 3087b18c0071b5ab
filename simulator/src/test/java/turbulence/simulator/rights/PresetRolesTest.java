package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

class PresetRolesTest {
  private final Store store = new Store();

  private JsonObject role(String name) {
    return store.get(new Key(Roles.CLUSTER_ROLES, name)).orElseThrow().object();
  }

  @Test
  void every_cluster_has_the_roles_that_users_meet() {
    PresetRoles.furnish(store, Instant.parse("2026-01-01T00:00:00.5Z"));
    assertThat(role("cluster-admin").without("metadata"))
        .hasToString(
            "{\"kind\":\"ClusterRole\",\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"rules\":"
                + "[{\"verbs\":[\"*\"],\"apiGroups\":[\"*\"],\"resources\":[\"*\"]},"
                + "{\"verbs\":[\"*\"],\"nonResourceURLs\":[\"*\"]}]}");
    assertThat(role("view").object("metadata").object("labels").names())
        .containsExactly(
            "kubernetes.io/bootstrapping", "rbac.authorization.k8s.io/aggregate-to-edit");
    assertThat(role("view").object("metadata").text("creationTimestamp"))
        .contains("2026-01-01T00:00:00Z");
    int own = role("system:aggregate-to-edit").array("rules").size();
    int seen = role("view").array("rules").size();
    assertThat(role("edit").array("rules").size()).isEqualTo(own + seen);
    assertThat(role("admin").array("rules").size()).isEqualTo(own + seen + 2);
    assertThat(store.snapshot(Roles.CLUSTER_BINDINGS).size()).isEqualTo(11);
    Set<String> uids = new HashSet<>();
    for (Stored each : store.snapshot(Roles.CLUSTER_ROLES).all("")) {
      assertThat(each.object().array("rules").isEmpty()).as(each.key().name()).isFalse();
      assertThat(uids.add(each.uid())).as(each.uid()).isTrue();
    }
  }
}
