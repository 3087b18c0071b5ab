package turbulence.faults.kubernetes.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.json.JsonObject;

class PatchCustomObjectTest {
  @RegisterExtension final Kinds kinds = new Kinds();

  private static PatchCustomObject patch(String content) {
    return new PatchCustomObject(
        Kinds.SCHEDULES, "nightly", "default", false, Kinds.content(content));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{'spec': {'schedule': '1 2 3 4 5'}} | 1 2 3 4 5",
        "{'spec': {'schedule': '1', 'podChaos': {'mode': null, 'selector': {'x': {'y': 'z'}},"
            + " 'new': {'a': {'b': 1}}}}} | 1",
        "{'metadata': {'labels': {'team': null, 'more': 'x'}, 'annotations': {'a.b/c': 'd'}}} | 0 3"
            + " * * *",
        "[{'op': 'replace', 'path': '/spec/schedule', 'value': '7'}] | 7",
        "[{'op': 'add', 'path': '/spec/networkChaos', 'value': {'a': [1]}}, {'op': 'add', 'path':"
            + " '/spec/networkChaos/a/-', 'value': 2}] | 0 3 * * *",
        "[{'op': 'move', 'from': '/spec/podChaos/mode', 'path': '/spec/podChaos/value'}, {'op':"
            + " 'remove', 'path': '/spec/historyLimit'}] | 0 3 * * *",
        "[{'op': 'test', 'path': '/spec/type', 'value': 'PodChaos'}, {'op': 'copy', 'from':"
            + " '/spec/type', 'path': '/spec/podChaos/x~1y'}] | 0 3 * * *",
      })
  void a_mapping_is_merged_and_a_list_holds_operations(String content, String schedule)
      throws Exception {
    JsonObject before = kinds.nightly();
    kinds.roundTrip(
        patch(content),
        _ -> {
          assertThat(kinds.nightly()).isNotEqualTo(before);
          assertThat(kinds.nightly().object("spec").text("schedule")).hasValue(schedule);
        });
    assertThat(kinds.nightly()).isEqualTo(before);
  }

  @Test
  void what_does_not_fit_is_refused_and_changes_nothing() throws Exception {
    for (String operations :
        new String[] {
          "[{'op': 'remove', 'path': '/spec/none'}]",
          "[{'op': 'test', 'path': '/spec/type', 'value': 'x'}]",
          "[{'op': 'jump', 'path': '/spec/type'}]",
          "[{'op': 'add', 'path': '/spec/none/none', 'value': 1}]"
        }) {
      Prepared prepared = kinds.site().prepare(patch(operations));
      assertThat(prepared.undo()).isEmpty();
      assertThat(prepared.forecast().look().lasting()).isNotEmpty();
      assertThatThrownBy(() -> prepared.deed().act())
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith("Failed to patch custom resource object: '");
    }
  }

  @Test
  void the_plan_says_what_changes() throws Exception {
    assertThat(
            kinds
                .site()
                .prepare(patch("{'spec': {'type': 'x', 'historyLimit': null}}"))
                .forecast()
                .look()
                .effects())
        .containsExactlyInAnyOrder("spec.type becomes \"x\"", "spec.historyLimit is taken away");
    assertThatThrownBy(() -> kinds.site().prepare(patch("'x'")))
        .hasMessage("'resource' must be a mapping, or a list of patch operations, not text");
  }
}
