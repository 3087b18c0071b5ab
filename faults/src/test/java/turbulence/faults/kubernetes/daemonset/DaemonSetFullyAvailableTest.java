package turbulence.faults.kubernetes.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class DaemonSetFullyAvailableTest {
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
  void what_is_ready_need_not_be_waited_for() throws Exception {
    assertThat(yard.ask(new DaemonSetFullyAvailable("agent", "default", null, 30)))
        .isEqualTo(Json.of(true));
    assertThat(yard.ask(new DaemonSetFullyAvailable("nobody", "default", null, 1)))
        .isEqualTo(Json.of(false));
  }
}
