package turbulence.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// `make e2e`: every example of the reference, on the cluster of `KUBECONFIG`.
class EndToEndRun {
  @TempDir Path folder;

  @Test
  void every_example_ends_on_this_cluster_as_it_says() throws Exception {
    World world = SystemWorld.create();
    String mark = Long.toString(world.now().toEpochMilli() % 46_656_000, 36);
    try (Ground ground = Ground.of(world.environment(), mark)) {
      assertThat(new EndToEnd(ground, world.output().out()).run(Exercise.all(), folder)).isTrue();
    }
  }
}
