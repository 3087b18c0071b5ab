package turbulence.faults.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

class OwnPodTest {
  @TempDir Path folder;
  private Path file;
  private World world;

  @BeforeEach
  void place() throws Exception {
    file = folder.resolve("namespace");
    Files.writeString(file, "chaos\n");
    world = SystemWorld.create().withEnvironment(Map.of("HOSTNAME", "runner-1"));
  }

  @Test
  void it_goes_by_its_host_name_and_the_namespace_of_its_account() {
    OwnPod own = OwnPod.of(world, file);
    assertThat(own.is("chaos", "runner-1")).isTrue();
    assertThat(own.is("shop", "runner-1")).isFalse();
    assertThat(own.is("chaos", "runner-10")).isFalse();
  }

  @Test
  void outside_of_a_cluster_there_is_none() {
    assertThat(OwnPod.of(world, folder.resolve("missing")).is("chaos", "runner-1")).isFalse();
    World nameless = world.withEnvironment(Map.of());
    assertThat(OwnPod.of(nameless, file).is("chaos", "")).isFalse();
    assertThat(OwnPod.of(nameless, file).is("", "")).isFalse();
  }
}
