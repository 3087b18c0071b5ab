package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class ListClusterCustomObjectsTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void all_are_listed_over_pages() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 520; i++) {
      many.append("---\napiVersion: chaos-mesh.org/v1alpha1\nkind: RemoteCluster\n")
          .append("metadata: {name: c" + i + "}\nspec: {namespace: x}\n");
    }
    kinds.site().simulator().apply(many.toString());
    JsonObject list = (JsonObject) kinds.observed(new ListClusterCustomObjects(Kinds.CLUSTERS));
    assertThat(list.array("items")).hasSize(521);
    assertThat(list.object("metadata").has("continue")).isFalse();
  }

  @Test
  void a_kind_that_is_not_there_fails() {
    Sort sort = new Sort("chaos-mesh.org", "v1alpha1", "nothings");
    assertThatThrownBy(() -> kinds.observed(new ListClusterCustomObjects(sort)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("'Not Found'");
  }
}
