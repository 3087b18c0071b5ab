package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.json.JsonObject;

class ListCustomObjectsTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  @Test
  void all_of_a_namespace_are_listed() throws Exception {
    JsonObject list =
        (JsonObject) kinds.observed(new ListCustomObjects(Kinds.SCHEDULES, "default"));
    assertThat(list.text("kind")).hasValue("ScheduleList");
    assertThat(list.array("items")).hasSize(1);
    JsonObject none =
        (JsonObject) kinds.observed(new ListCustomObjects(Kinds.SCHEDULES, "kube-system"));
    assertThat(none.array("items")).isEmpty();
  }

  @Test
  void no_namespace_is_not_every_namespace() {
    assertThatThrownBy(() -> kinds.observed(new ListCustomObjects(Kinds.SCHEDULES, "")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("the namespace 'ns' is empty");
  }
}
