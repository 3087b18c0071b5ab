package turbulence.faults.kubernetes.daemonset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

class UpdateDaemonSetTest {
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

  private static JsonObject json(String text) throws Exception {
    return (JsonObject) turbulence.json.JsonReader.read(text);
  }

  @Test
  void fields_and_items_of_lists_are_changed_and_as_before_again() throws Exception {
    JsonObject before = yard.essence("daemonset", "agent").object("spec");
    JsonObject patch =
        json(
            """
            {"metadata": {"labels": {"note": "seen"}},
             "spec": {"template": {"spec": {"terminationGracePeriodSeconds": 1,
                "containers": [{"name": "agent", "env": [{"name": "A", "value": "b"}]},
                               {"name": "more", "image": "nginx:1.29"}]}}}}
            """);
    Prepared prepared = yard.prepare(new UpdateDaemonSet("agent", patch, "default"));
    assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
    JsonObject after = yard.essence("daemonset", "agent");
    assertThat(after.object("labels").text("note")).contains("seen");
    assertThat(after.object("spec").object("template").object("spec").array("containers").items())
        .hasSize(2);
    assertThat(prepared.evidence().getFirst().look().inEffect()).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("daemonset", "agent").object("spec")).isEqualTo(before);
    assertThat(yard.essence("daemonset", "agent").object("labels").has("note")).isFalse();
    assertThat(prepared.evidence().getFirst().look().inEffect()).isFalse();
  }

  @Test
  void what_is_so_already_has_nothing_to_undo() throws Exception {
    JsonObject patch = json("{\"metadata\": {\"labels\": {\"app\": \"agent\"}}}");
    Prepared prepared = yard.prepare(new UpdateDaemonSet("agent", patch, "default"));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().effects()).hasSize(1);
  }

  @Test
  void one_that_is_not_there_fails_in_the_recorded_words() {
    assertThatThrownBy(
            () -> yard.prepare(new UpdateDaemonSet("nobody", JsonObject.EMPTY, "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to update daemon set 'nobody': (404)\n");
  }
}
