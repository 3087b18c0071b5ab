package turbulence.experiment.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldTest {
  @Test
  void a_path_is_seen_from_the_root_of_its_world() {
    World world = SystemWorld.create().withRoot(Path.of("/somewhere"));
    assertThat(world.resolve("a/../b.json")).isEqualTo(Path.of("/somewhere/b.json"));
    assertThat(world.resolve("/elsewhere")).isEqualTo(Path.of("/elsewhere"));
  }

  @Test
  void the_environment_is_a_copy() {
    World world = SystemWorld.create().withEnvironment(Map.of("A", "1"));
    assertThat(world.environment()).containsExactly(Map.entry("A", "1"));
  }
}
