package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class CreateNodeTest {
  @TempDir Path folder;

  private static CreateNode node(String name) {
    return new CreateNode(
        JsonObject.of("name", name).with("labels", JsonObject.of("a_b", "c")),
        JsonObject.of("unschedulable", true).with("provider_id", "p://1"));
  }

  @Test
  void a_node_is_made_and_goes_again() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      Prepared prepared = estate.prepare(node("phantom"));
      assertThat(prepared.targets()).containsExactly(Target.of("node", "phantom"));
      Evidence sign = prepared.evidence().getFirst();
      assertThat(sign.words()).isEqualTo("node phantom is there");
      assertThat(sign.isPassing()).isTrue();
      assertThat(sign.look().inEffect()).isFalse();
      JsonObject made = (JsonObject) prepared.deed().act();
      assertThat(sign.look().inEffect()).isTrue();
      assertThat(made.object("metadata").text("name")).contains("phantom");
      assertThat(made.object("metadata").object("labels").text("a_b")).contains("c");
      assertThat(made.object("spec").text("providerID")).contains("p://1");
      assertThat(estate.closed()).containsExactly("phantom");
      estate.putBack(prepared.undo());
      assertThat(estate.closed()).isEmpty();
      assertThat(estate.simulator().get("node", "", "phantom")).isEmpty();
      assertThat(sign.look().inEffect()).isFalse();
    }
  }

  @Test
  void a_node_that_was_there_fails_it_and_is_left_alone() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      estate.act(new CordonNode("node-1", null)); // written by us, and yet not made by us
      Prepared prepared = estate.prepare(node("node-1"));
      assertThatThrownBy(() -> prepared.deed().act())
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith("Creating new node failed: {\"kind\":\"Status\"")
          .hasMessageContaining("AlreadyExists");
      assertThat(prepared.undo()).isEmpty();
      assertThat(prepared.evidence()).isEmpty();
      estate.putBack(prepared.undo());
      assertThat(estate.simulator().get("node", "", "node-1")).isPresent();
    }
  }

  @Test
  void without_a_name_the_api_says_what_is_missing() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      assertThatThrownBy(() -> estate.act(new CreateNode(null, null)))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith("Creating new node failed: ");
      JsonObject meta = JsonObject.of("generate_name", "x-");
      JsonObject made = (JsonObject) estate.act(new CreateNode(meta, null));
      assertThat(made.object("metadata").text("name").orElseThrow()).startsWith("x-");
      assertThat(JsonArray.of(made)).hasSize(1);
    }
  }
}
