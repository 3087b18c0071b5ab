package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Target;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class CreateCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();
  private static final String WEEKLY =
      "{'apiVersion': 'chaos-mesh.org/v1alpha1', 'kind': 'Schedule', 'metadata': {'name':"
          + " 'weekly'}, 'spec': {'schedule': '0 3 * * 0', 'type': 'PodChaos'}}";

  private static CreateCustomObject create(Content content) {
    return new CreateCustomObject(Kinds.SCHEDULES, "default", content);
  }

  @Test
  void it_is_made_and_gone_again() throws Exception {
    Json answer =
        kinds.roundTrip(
            create(Kinds.content(WEEKLY)),
            prepared -> {
              assertThat(prepared.targets())
                  .containsExactly(new Target("schedule", "default", "weekly"));
              assertThat(kinds.live("schedules", "default", "weekly")).isNotNull();
            });
    assertThat(((JsonObject) answer).object("metadata").has("uid")).isTrue();
    assertThat(kinds.live("schedules", "default", "weekly")).isNull();
  }

  @Test
  void one_that_is_there_stays_and_the_answer_says_so() throws Exception {
    JsonObject before = kinds.nightly();
    Prepared prepared =
        kinds.site().prepare(create(Kinds.content(WEEKLY.replace("weekly", "nightly"))));
    assertThat(prepared.undo()).isEmpty();
    assertThat(prepared.forecast().look().effects())
        .containsExactly("schedule default/nightly is there already and stays as it is");
    JsonObject answer = (JsonObject) prepared.deed().act();
    assertThat(answer.text("reason")).hasValue("AlreadyExists");
    assertThat(kinds.nightly()).isEqualTo(before);
  }

  @Test
  void a_name_that_the_api_would_draw_is_drawn_here_and_so_can_be_found_again() throws Exception {
    Prepared prepared =
        kinds
            .site()
            .prepare(
                create(Kinds.content(WEEKLY.replace("'name': 'weekly'", "'generateName': 'w-'"))));
    String name = prepared.targets().getFirst().name();
    assertThat(name).startsWith("w-").hasSize(7);
    prepared.deed().act();
    assertThat(kinds.live("schedules", "default", name)).isNotNull();
    assertThat(prepared.undo()).hasSize(1);
  }

  @Test
  void what_the_api_refuses_fails() {
    assertThatThrownBy(
            () -> kinds.site().act(create(Kinds.content(WEEKLY.replace("'type'", "'tipe'")))))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith(
            "Failed to create custom resource object: 'Unprocessable Entity' {");
  }

  @Test
  void it_may_lie_in_a_file(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("weekly.yaml");
    Files.writeString(file, WEEKLY);
    kinds.roundTrip(
        create(new Content(null, file.toString())),
        _ -> assertThat(kinds.live("schedules", "default", "weekly")).isNotNull());
  }

  @Test
  void nothing_to_send_is_said_before_anything_is_asked() {
    assertThatThrownBy(() -> kinds.site().prepare(create(new Content(null, null))))
        .hasMessage("Either `body_as_object` or `body_as_yaml_file` must be set");
    assertThatThrownBy(() -> kinds.site().prepare(create(new Content(null, "no/such.yaml"))))
        .hasMessage("Path 'no/such.yaml' is not a valid resource file");
    assertThatThrownBy(() -> kinds.site().prepare(create(Kinds.content("[]"))))
        .hasMessage("an object is a mapping, not array");
    assertThatThrownBy(() -> kinds.site().prepare(create(Kinds.content("{}"))))
        .hasMessageContaining("a 'metadata' with a 'name'");
    assertThatThrownBy(() -> new Sort("", "v1", "things"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
