package turbulence.faults.kubernetes.service;

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
import turbulence.json.JsonObject;

class DeleteServiceTest {
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
  void it_is_deleted_and_made_again() throws Exception {
    JsonObject before = yard.essence("service", "store");
    Prepared prepared = yard.prepare(new DeleteService("store", "default"));
    assertThat(prepared.targets()).containsExactly(new Target("service", "default", "store"));
    assertThat(prepared.forecast().look().lasting()).isEmpty();
    prepared.deed().act();
    assertThat(yard.isGone("service", "store")).isTrue();
    assertThat(yard.undo(prepared.undo())).isTrue();
    assertThat(yard.essence("service", "store")).isEqualTo(before);
  }

  @Test
  void one_that_is_not_there_is_a_failure() {
    assertThatThrownBy(() -> yard.prepare(new DeleteService("nobody", "default")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("failed to delete service 'nobody': (404)\nReason: Not Found\n");
    assertThatThrownBy(() -> yard.prepare(new DeleteService("", "default")))
        .hasMessage("to delete a service takes a 'name' and a namespace 'ns'");
  }
}
