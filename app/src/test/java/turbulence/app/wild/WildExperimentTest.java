package turbulence.app.wild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.app.cli.Face;
import turbulence.app.cli.Host;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

/// Whatever is wrong with an experiment: a journal or a clear error, and never our own trace.
@Timeout(60)
class WildExperimentTest {
  private static final String FULL =
      """
      {"title": "T ${a}", "description": "D", "tags": ["t"], "contributions": {"c": "high"},
       "extensions": [{"name": "e"}], "version": "1",
       "configuration": {"a": "x", "n": {"type": "env", "key": "NO", "default": "3",
         "env_var_type": "int"}, "d": {"type": "probe", "name": "d", "provider": {"type": "process",
         "path": "echo", "arguments": ["dyn"]}}},
       "secrets": {"s": {"k": "sesame-open", "e": {"type": "env", "key": "HOME"}}},
       "runtime": {"rollbacks": {"strategy": "always"}, "hypothesis": {"strategy": "continuously"},
         "restore": {"strategy": "always", "within": "1s"}},
       "controls": [{"name": "r", "provider": {"type": "python",
         "module": "chaosaddons.controls.bypass", "arguments": {"target_names": ["zz"]}}}],
       "steady-state-hypothesis": {"title": "H", "probes": [
         {"type": "probe", "name": "p", "tolerance": {"type": "regex", "target": "stdout",
           "pattern": "x"}, "provider": {"type": "process", "path": "echo", "arguments": "${a}"}},
         {"type": "probe", "name": "q", "tolerance": {"type": "jsonpath", "path": "$.status",
           "expect": [0]}, "provider": {"type": "process", "path": "true"}},
         {"type": "probe", "name": "r", "tolerance": {"type": "range", "range": [0, 1],
           "target": "status"}, "provider": {"type": "process", "path": "true"}}]},
       "method": [
         {"type": "action", "name": "idle", "pauses": {"before": 1, "after": "${n}"},
           "timeout": 5, "on_failure": "continue", "provider": {"type": "python",
           "module": "chaosaddons.utils.idle", "func": "idle_for", "arguments": {"duration": 1}}},
         {"type": "probe", "name": "w", "background": true, "retry": {"until": 0, "every": "1s",
           "for": "2s"}, "provider": {"type": "process", "path": "true", "timeout": 5}},
         {"type": "probe", "name": "h", "tolerance": [200, 204], "provider": {"type": "http",
           "url": "http://127.0.0.1:1/", "method": "POST", "headers": {"A": "${k}"},
           "arguments": {"x": [1]}, "timeout": [1, 1], "verify_tls": false, "max_retries": 0}},
         {"type": "action", "name": "edit", "dry": false, "controls": [{"name": "again",
           "provider": {"type": "python", "module": "chaosaddons.controls.repeat",
           "arguments": {"repeat_count": 2}}}], "provider": {"type": "python",
           "module": "turbulence.file.actions", "func": "edit_file", "secrets": ["s"],
           "arguments": {"path": "f.txt", "content": "${outputs['idle']}"}}},
         {"ref": "p"}],
       "rollbacks": [{"type": "action", "name": "undo", "provider": {"type": "process",
         "path": "true"}}]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_spoilt_experiment_gives_a_journal_or_a_clear_error(long seed) throws IOException {
    Random random = new Random(seed);
    Mutator mutator = new Mutator(random);
    Json full = JsonReader.read(FULL);
    for (int i = 0; i < 40; i++) {
      Json spoilt = mutator.spoil(full);
      for (int more = random.nextInt(3); more > 0; more--) {
        spoilt = mutator.spoil(spoilt);
      }
      check(spoilt, "seed " + seed + ", round " + i, i % 3 == 0);
    }
  }

  private void check(Json spoilt, String where, boolean unchecked) throws IOException {
    Path home = Files.createTempDirectory(folder, "run");
    Files.writeString(home.resolve("f.txt"), "before");
    Files.writeString(home.resolve("exp.json"), JsonWriter.pretty(spoilt, 1));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    String[] words =
        unchecked
            ? new String[] {"run", "--no-validation", "exp.json"}
            : new String[] {"run", "exp.json"};
    int exit = new Turbulence(Face.TURBULENCE, world(home, printed), Host.NONE).run(words);
    String said = printed.toString(UTF_8);
    String about = where + " " + spoilt + "\n" + said;
    assertThat(exit).as(about).isBetween(0, 1);
    assertThat(said).as(about).doesNotContain("\tat ", "Exception in thread", "bug in Turbulence");
    Path journal = home.resolve("journal.json");
    if (Files.exists(journal)) {
      String written = JsonReader.read(Files.readAllBytes(journal)).toString();
      assertThat(written).as(about).contains("\"end\":");
      if (((JsonObject) spoilt).object("secrets").object("s").has("k")) {
        assertThat(written).as(about).doesNotContain("sesame-open");
      }
      assertThat(home.resolve("f.txt")).as(about).hasContent("before");
    } else {
      assertThat(said).as(about).contains("ERROR");
    }
  }

  private static World world(Path home, ByteArrayOutputStream printed) {
    PrintStream err = new PrintStream(printed, true, UTF_8);
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    Output output =
        new Output(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            err,
            false,
            false);
    return new FakeWorld().world(home, environment).withOutput(output);
  }
}
