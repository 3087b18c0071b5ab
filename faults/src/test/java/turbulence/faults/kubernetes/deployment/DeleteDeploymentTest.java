package turbulence.faults.kubernetes.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

class DeleteDeploymentTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void the_one_of_a_name_is_deleted_and_made_again() throws Exception {
    JsonObject before = yard.essence("deployment", "web");
    String uid = yard.uid("deployment", "web");
    Prepared prepared = yard.prepare(new DeleteDeployment("web", "default", "app=nobody"));
    assertThat(yard.uid("deployment", "web")).isEqualTo(uid);
    assertThat(prepared.targets()).containsExactly(new Target("deployment", "default", "web"));
    assertThat(prepared.forecast().look().effects()).anyMatch(line -> line.contains(" along"));
    assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(yard.isGone("deployment", "web")).isTrue();
    assertThat(yard.shows(prepared.evidence().getFirst())).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    yard.simulator().awaitReady(Duration.ofMinutes(2));
    assertThat(yard.essence("deployment", "web")).isEqualTo(before);
    assertThat(yard.uid("deployment", "web")).isNotEqualTo(uid);
  }

  @Test
  void labels_select_and_nothing_given_means_all_which_the_plan_shows() throws Exception {
    assertThat(yard.prepare(new DeleteDeployment(null, "default", "app=web")).targets()).hasSize(1);
    assertThat(yard.prepare(new DeleteDeployment(null, "default", null)).targets())
        .contains(new Target("deployment", "default", "web"));
  }

  @Test
  void none_at_all_is_no_failure_and_an_empty_variable_is() throws Exception {
    Prepared none = yard.prepare(new DeleteDeployment("nobody", "default", null));
    assertThat(none.targets()).isEmpty();
    assertThat(none.deed().act()).isEqualTo(JsonNull.NULL);
    assertThatThrownBy(() -> yard.prepare(new DeleteDeployment("", "default", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'name' is empty; leave it out to mean every deployment");
    assertThatThrownBy(() -> yard.prepare(new DeleteDeployment(null, "default", "")))
        .hasMessageStartingWith("'label_selector' is empty");
  }

  @Test
  void a_refusal_is_a_line_that_names_it() throws Exception {
    yard.simulator().breaking().on("delete").refuse(403);
    assertThatThrownBy(() -> yard.act(new DeleteDeployment("web", "default", null)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("deployment default/web was not deleted: ")
        .hasMessageContaining("403");
  }
}
