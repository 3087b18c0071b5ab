package turbulence.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// The training, played in this process: it is worth nothing when its experiments fail half-way.
class TrainingTest {
  @TempDir Path place;
  private final ByteArrayOutputStream words = new ByteArrayOutputStream();

  @Test
  void every_rehearsal_ends_well() throws Exception {
    List<String> caches = new ArrayList<>();
    Training.stage(
        place,
        (cache, environment) -> {
          caches.add(cache);
          assertThat(Rehearsal.play(cache, world(environment)))
              .as("%s", words)
              .isNotEmpty()
              .containsOnly(0);
        });
    assertThat(caches).containsExactly("check", "run", "simulate", "tls");
    assertThat(words.toString(StandardCharsets.UTF_8)).contains("turbulence, version");
  }

  private World world(Map<String, String> environment) {
    PrintStream paper = new PrintStream(words, true, StandardCharsets.UTF_8);
    return SystemWorld.create()
        .withRoot(place)
        .withEnvironment(environment)
        .withOutput(new Output(InputStream.nullInputStream(), paper, paper, false, false));
  }
}
