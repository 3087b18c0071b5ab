package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.json.Json;
import turbulence.json.JsonObject;

class ClusterFormsTest {
  private static final ClusterObject OBJECT =
      new ClusterObject("id", "staging", "https://a", "apps", "v1", "deployments", "ns", "web", "");

  @Test
  void what_is_written_is_read_again() {
    for (Undo undo :
        List.of(
            new DeleteCreated(OBJECT),
            new DeleteCreated(OBJECT, Instant.parse("2026-11-22T01:02:03Z")),
            new Undo.RecreateDeleted(OBJECT.with("u"), JsonObject.of("a", "b")),
            new Undo.RestoreFields(
                OBJECT, List.of(new Undo.Field(List.of("spec"), null, Json.of("x")))))) {
      assertThat(UndoForms.read(UndoForms.name(undo), UndoForms.write(undo))).isEqualTo(undo);
    }
  }

  @Test
  void a_time_that_is_none_tells_nothing() {
    DeleteCreated undo = new DeleteCreated(OBJECT);
    JsonObject damaged = UndoForms.write(undo).with("since", Json.of("yesterday"));
    assertThat(UndoForms.read(UndoForms.name(undo), damaged)).isEqualTo(undo);
  }
}
