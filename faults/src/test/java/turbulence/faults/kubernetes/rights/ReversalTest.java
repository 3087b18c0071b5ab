package turbulence.faults.kubernetes.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.faults.kubernetes.cluster.Resource;

class ReversalTest {
  private static final Need PATCH = Need.of("patch", Resource.DEPLOYMENTS, "shop").on("web");

  private static List<String> beyond(Need... needs) {
    return Reversal.of(List.of(needs)).stream().map(Need::words).toList();
  }

  @Test
  void whoever_changes_looks_and_patches_the_same_object() {
    assertThat(beyond(PATCH)).containsExactly("get deployments.apps web in namespace shop");
    assertThat(beyond(PATCH.to("update")))
        .containsExactly(
            "get deployments.apps web in namespace shop",
            "patch deployments.apps web in namespace shop");
  }

  @Test
  void what_is_granted_wider_is_not_asked_for_again() {
    assertThat(beyond(PATCH, Need.of("get", Resource.DEPLOYMENTS, ""))).isEmpty();
    assertThat(beyond(PATCH, Need.of("get", Resource.DEPLOYMENTS, "bank"))).hasSize(1);
    assertThat(beyond(PATCH, PATCH.to("get").on("api"))).hasSize(1);
    assertThat(beyond(PATCH, PATCH.to("get").part("scale"))).hasSize(1);
  }

  @Test
  void what_is_made_is_deleted_by_the_name_that_it_was_looked_for() {
    Need create = PATCH.to("create").on("");
    assertThat(beyond(create))
        .containsExactly(
            "get deployments.apps in namespace shop", "delete deployments.apps in namespace shop");
    assertThat(beyond(create, PATCH.to("get"), Need.of("get", Resource.PODS, "shop").on("web-1")))
        .containsExactly("delete deployments.apps web in namespace shop");
  }

  @Test
  void what_is_deleted_is_made_again_when_its_kind_can_come_back() {
    assertThat(beyond(PATCH.to("delete")))
        .containsExactly(
            "get deployments.apps web in namespace shop",
            "create deployments.apps in namespace shop");
    assertThat(
            beyond(
                Need.of("delete", Resource.PODS, "shop"),
                Need.of("delete", Resource.NODES, "").on("node-0")))
        .isEmpty();
  }

  @Test
  void what_is_read_and_what_is_asked_of_parts_leaves_nothing_to_put_back() {
    assertThat(
            beyond(
                Need.of("list", Resource.PODS, "shop"),
                Need.of("watch", Resource.PODS, "shop"),
                Need.of("create", Resource.PODS, "shop").part("eviction")))
        .isEmpty();
  }
}
