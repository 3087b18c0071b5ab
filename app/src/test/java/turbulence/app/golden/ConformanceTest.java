package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every recorded case as the command `chaos` and looks for differences from the recording.
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {
  private static final Differences TABLE = Differences.load();

  @TempDir static Path home;

  @BeforeAll
  static void install_the_plugin() throws IOException {
    PluginJar.write(Files.createDirectories(home.resolve(".turbulence/plugins")));
  }

  static List<Recording> cases() {
    return Recording.all().stream()
        .filter(recording -> !TABLE.apart().containsKey(recording.name()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_case_differs_only_where_the_table_says(Recording recording, @TempDir Path folder)
      throws IOException, InterruptedException {
    Evidence ours = new Player(program(recording), home).play(recording, folder);
    Map<String, Object> found = Comparison.of(Findings.of(recording.evidence()), Findings.of(ours));
    assertThat(JournalShape.complaints(ours.journal())).isEmpty();
    assertThat(TABLE.complaints(recording.name(), found))
        .as(() -> recording + " printed\n" + String.join("\n", ours.console()))
        .isEmpty();
  }

  private static Player.Program program(Recording recording) {
    return recording.signal().isPresent() ? OwnProcess.of(recording) : Chaos::run;
  }
}
