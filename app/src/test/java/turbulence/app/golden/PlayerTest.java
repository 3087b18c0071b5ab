package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.world.World;

class PlayerTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ok-minimal", "ctl-settings", "config-env", "log-json", "var-badtype"})
  void a_program_that_does_as_recorded_differs_in_nothing(String name)
      throws IOException, InterruptedException {
    Recording recording = Recording.named(name);
    Evidence evidence = new Player(as(recording), folder).play(recording, folder);
    assertThat(Comparison.of(Findings.of(recording.evidence()), Findings.of(evidence))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src-http-auth", "notif-validate-bad"})
  void a_program_that_asks_no_server_is_found_out(String name)
      throws IOException, InterruptedException {
    Recording recording = Recording.named(name);
    Evidence evidence = new Player(as(recording), folder).play(recording, folder);
    assertThat(Comparison.of(Findings.of(recording.evidence()), Findings.of(evidence)))
        .containsKey("requests");
  }

  /// Leaves behind what the recorded tool left behind.
  private static Player.Program as(Recording recording) {
    return (words, world) -> {
      for (String file : List.of("journal.json", "ctl.log", "notif.log")) {
        Path recorded = recording.folder().resolve(file);
        if (Files.exists(recorded)) {
          Files.copy(recorded, world.resolve(file));
        }
      }
      print(recording.folder().resolve("stderr.txt"), world);
      return recording.evidence().exit();
    };
  }

  private static void print(Path file, World world) {
    try {
      world.output().err().print(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
