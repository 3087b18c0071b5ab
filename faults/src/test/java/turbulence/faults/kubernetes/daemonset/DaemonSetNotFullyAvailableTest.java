package turbulence.faults.kubernetes.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;
import turbulence.simulator.breaking.Break;

class DaemonSetNotFullyAvailableTest {
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
  void what_is_not_ready_need_not_be_waited_for() throws Exception {
    assertThat(yard.ask(new DaemonSetNotFullyAvailable("agent", "default", null, 1)))
        .isEqualTo(Json.of(false));
    assertThat(yard.ask(new DaemonSetNotFullyAvailable("nobody", "default", null, 1)))
        .isEqualTo(Json.of(false));
  }

  @Test
  void one_that_is_deleted_while_it_waits_is_not_available() throws Exception {
    Break watches = yard.simulator().breaking().on("watch").delay(Duration.ZERO);
    Thread somebody =
        Thread.ofPlatform()
            .start(() -> {
              yard.simulator().await(() -> watches.strikes() > 0, Duration.ofMinutes(1));
              yard.simulator().delete("daemonset", "default", "agent");
            });
    assertThat(yard.ask(new DaemonSetNotFullyAvailable("agent", "default", null, 30)))
        .isEqualTo(Json.of(true));
    somebody.join();
  }
}
