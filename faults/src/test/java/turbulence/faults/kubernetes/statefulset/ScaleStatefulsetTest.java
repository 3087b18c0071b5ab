package turbulence.faults.kubernetes.statefulset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

class ScaleStatefulsetTest {
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
  void it_has_another_number_of_pods_and_its_own_again() throws Exception {
    JsonObject before = yard.essence("statefulset", "store");
    Prepared prepared = yard.prepare(new ScaleStatefulset("store", 1, "default"));
    assertThat(prepared.targets()).containsExactly(new Target("statefulset", "default", "store"));
    assertThat(prepared.deed().act()).isEqualTo(JsonNull.NULL);
    assertThat(yard.essence("statefulset", "store").object("spec").get("replicas"))
        .hasToString("1");
    assertThat(yard.shows(prepared.evidence().getFirst())).isTrue();
    assertThat(prepared.evidence().getFirst().words())
        .isEqualTo("statefulset default/store has 1 replica");
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("statefulset", "store")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_fails_in_the_recorded_words() {
    assertThatThrownBy(() -> yard.prepare(new ScaleStatefulset("nobody", 1, "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to scale 'nobody' to 1 replicas: (404)\n");
  }
}
