package turbulence.experiment.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FakeWorldTest {
  @TempDir Path folder;

  @Test
  void whoever_went_without_a_word_holds_up_nobody() throws Exception {
    FakeWorld fake = new FakeWorld();
    World world = fake.world(folder, Map.of());
    Thread gone = Thread.ofPlatform().start(() -> world.sleeper().atWork(Thread.currentThread()));
    gone.join();
    world.sleep(Duration.ofHours(1));
    assertThat(fake.elapsed()).isEqualTo(Duration.ofHours(1));
  }
}
