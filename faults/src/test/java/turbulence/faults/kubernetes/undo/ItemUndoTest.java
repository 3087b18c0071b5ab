package turbulence.faults.kubernetes.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// What becomes of single items of a list while others write to the same list.
class ItemUndoTest {
  private static final FieldPath ROUTES = FieldPath.of("spec", "http");
  private static final FieldPath OF_A = ROUTES.then(Item.like(json("{'to': 'a'}")));
  private static final FieldPath ABORT = OF_A.then("fault").then("abort");
  private static final FieldPath DELAY = OF_A.then("fault").then("delay");

  private static JsonObject json(String text) {
    try {
      return (JsonObject) JsonReader.read(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static JsonObject routes(String list) {
    return json(
        "{'metadata': {'uid': 'u', 'resourceVersion': '7'}, 'spec': {'http': " + list + "}}");
  }

  private static RestoreFields change(FieldPath path, @Nullable Object before, Object after) {
    ClusterObject object = new ClusterObject("c", "", "s", "g", "v", "p", "n", "o", "u");
    Json was = before == null ? null : Json.of(before);
    return new RestoreFields(object, List.of(new Field(path.names(), was, Json.of(after))));
  }

  private static ObjectHistory history(RestoreFields... changes) {
    List<Undo> undos = new ArrayList<>(List.of(changes));
    return ObjectHistory.of(undos);
  }

  @Test
  void a_list_that_was_reordered_and_grew_keeps_what_others_did() {
    ObjectHistory history = history(change(ABORT, null, 500));
    JsonObject live =
        routes(
            "[{'to':'new'}, {'to':'b','fault':{'abort':500}},"
                + " {'to':'a','weight':9,'fault':{'abort':500}}]");
    assertThat(history.standing(live).kind()).isEqualTo(Kind.OURS);
    assertThat(history.patch(live))
        .isEqualTo(
            json(
                "{'metadata': {'resourceVersion': '7'}, 'spec': {'http': [{'to':'new'},"
                    + " {'to':'b','fault':{'abort':500}}, {'to':'a','weight':9}]}}"));
  }

  @Test
  void two_faults_of_two_steps_go_together_and_each_alone() {
    ObjectHistory history = history(change(ABORT, null, 500), change(DELAY, null, "1s"));
    JsonObject plain = routes("[{'to':'a'}]");
    for (String fault : List.of("{'abort':500,'delay':'1s'}", "{'abort':500}", "{'delay':'1s'}")) {
      JsonObject live = routes("[{'to':'a','fault':" + fault + "}]");
      assertThat(history.standing(live).kind()).isEqualTo(Kind.OURS);
      assertThat(history.patch(live).object("spec")).isEqualTo(plain.object("spec"));
    }
    assertThat(history.standing(plain).kind()).isEqualTo(Kind.SETTLED);
  }

  @Test
  void a_fault_that_was_there_before_comes_back() {
    ObjectHistory history = history(change(ABORT, 503, 500));
    JsonObject live = routes("[{'to':'a','fault':{'abort':500}}]");
    assertThat(history.patch(live).object("spec"))
        .isEqualTo(routes("[{'to':'a','fault':{'abort':503}}]").object("spec"));
  }

  @Test
  void what_somebody_else_made_of_it_is_left_alone() {
    ObjectHistory history = history(change(ABORT, null, 500));
    JsonObject live = routes("[{'to':'a','fault':{'abort':418}}]");
    assertThat(history.standing(live).kind()).isEqualTo(Kind.FOREIGN);
    assertThat(history.standing(live).words())
        .contains("spec.http[to=a].fault.abort is 418, the run made it 500");
  }

  @Test
  void an_item_that_is_gone_took_the_change_with_it_unless_it_is_seen_elsewhere() {
    ObjectHistory history = history(change(ABORT, null, 500));
    assertThat(history.standing(routes("[{'to':'b'}]")).kind()).isEqualTo(Kind.SETTLED);
    JsonObject renamed = routes("[{'to':'renamed','fault':{'abort':500}}]");
    assertThat(history.standing(renamed).kind()).isEqualTo(Kind.FOREIGN);
    assertThat(history.standing(renamed).words()).contains("is in no such item any more");
    ObjectHistory removed = history(change(ABORT, 503, 500));
    assertThat(removed.standing(routes("[{'to':'b'}]")).kind()).isEqualTo(Kind.FOREIGN);
  }

  @Test
  void a_list_that_was_not_there_before_goes_with_its_last_item() {
    ObjectHistory history = history(change(OF_A, null, json("{'to':'a','x':1}")));
    JsonObject live = routes("[{'to':'a','x':1}]");
    assertThat(history.standing(live).kind()).isEqualTo(Kind.OURS);
    assertThat(history.patch(live).object("spec")).isEqualTo(json("{'http': null}"));
  }
}
