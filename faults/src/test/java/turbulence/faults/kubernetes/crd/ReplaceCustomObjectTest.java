package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.json.JsonObject;

class ReplaceCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  private static ReplaceCustomObject replace(String metadata) {
    return new ReplaceCustomObject(
        Kinds.SCHEDULES,
        "nightly",
        "default",
        false,
        Kinds.content("{'metadata': {" + metadata + "}, 'spec': {'schedule': '9', 'type': 'X'}}"));
  }

  @Test
  void an_object_is_replaced_whole() throws Exception {
    JsonObject before = kinds.nightly();
    kinds.roundTrip(
        replace("'annotations': {'a': 'b'}"),
        _ ->
            assertThat(kinds.nightly())
                .isEqualTo(
                    Kinds.object(
                        "{'labels': {}, 'annotations': {'a': 'b'},"
                            + " 'spec': {'schedule': '9', 'type': 'X'}}")));
    assertThat(kinds.nightly()).isEqualTo(before);
  }

  @Test
  void somebody_who_was_faster_is_no_obstacle_unless_the_version_is_named() throws Exception {
    for (String version : new String[] {"", "'resourceVersion': '1'"}) {
      Prepared prepared = kinds.site().prepare(replace(version));
      kinds
          .site()
          .act(
              new PatchCustomObject(
                  Kinds.SCHEDULES,
                  "nightly",
                  "default",
                  false,
                  Kinds.content("{'metadata': {'labels': {'v': 'x" + version.length() + "'}}}")));
      if (version.isEmpty()) {
        prepared.deed().act();
        assertThat(kinds.nightly().object("labels").isEmpty()).isTrue();
      } else {
        assertThatThrownBy(() -> prepared.deed().act())
            .isInstanceOf(ActivityFailed.class)
            .hasMessageStartingWith("Failed to replace custom resource object: 'Conflict' {");
      }
    }
  }
}
