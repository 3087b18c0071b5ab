package turbulence.faults.kubernetes.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class ServiceIsInitializedTest {
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
  void it_is_there_or_that_is_a_failure_or_false() throws Exception {
    assertThat(yard.ask(new ServiceIsInitialized("store", "default", "app=store", true)))
        .isEqualTo(Json.of(true));
    assertThat(yard.ask(new ServiceIsInitialized("nobody", "default", null, false)))
        .isEqualTo(Json.of(false));
    assertThatThrownBy(() -> yard.ask(new ServiceIsInitialized("nobody", "default", null, true)))
        .isInstanceOf(ActivityFailed.class)
        .hasMessage("service 'nobody' is not initialized");
  }
}
