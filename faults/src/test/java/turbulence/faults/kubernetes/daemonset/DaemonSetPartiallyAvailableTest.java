package turbulence.faults.kubernetes.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class DaemonSetPartiallyAvailableTest {
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
  void it_is_so_or_not_and_never_a_failure() throws Exception {
    assertThat(yard.ask(new DaemonSetPartiallyAvailable("agent", "default", "app=agent")))
        .isEqualTo(Json.of(true));
    assertThat(yard.ask(new DaemonSetPartiallyAvailable("agent", "default", "app=web")))
        .isEqualTo(Json.of(false));
    assertThat(yard.ask(new DaemonSetPartiallyAvailable("nobody", "default", null)))
        .isEqualTo(Json.of(false));
  }
}
