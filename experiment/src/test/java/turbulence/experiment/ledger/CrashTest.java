package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Processes that die at every one of their writes, and what a recovery makes of it.
class CrashTest {
  private static final int KILLED = 137;
  @TempDir static Path shared;
  @TempDir Path made;

  @BeforeAll
  static void packAgent() throws Exception {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", CrashAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    main.putValue("Boot-Class-Path", "counter.jar");
    pack("agent.jar", manifest, "CrashAgent", "CrashAgent$Replacing");
    CrashAgent.rewrite(shared);
    pack("counter.jar", new Manifest(), "CrashCounter");
  }

  private static void pack(String jar, Manifest manifest, String... classes) throws Exception {
    try (OutputStream out = Files.newOutputStream(shared.resolve(jar));
        JarOutputStream packed = new JarOutputStream(out, manifest)) {
      for (String name : classes) {
        String path = "turbulence/experiment/ledger/" + name + ".class";
        packed.putNextEntry(new JarEntry(path));
        try (InputStream in = CrashTest.class.getClassLoader().getResourceAsStream(path)) {
          in.transferTo(packed);
        }
      }
    }
  }

  @Test
  void a_run_may_die_at_any_write() throws Exception {
    int exit = KILLED;
    int write = 0;
    for (; exit == KILLED; write++) {
      exit = dieAndRecover(write, 1, write);
    }
    assertThat(exit).isZero();
    assertThat(write).isGreaterThan(25);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7})
  void runs_of_any_edits_may_die_at_any_write(long seed) throws Exception {
    int write = new Random(seed).nextInt(45);
    dieAndRecover(write, seed, "seed " + seed);
  }

  @Test
  void a_recovery_may_die_at_any_write() throws Exception {
    int exit = KILLED;
    for (int write = 0; exit == KILLED; write++) {
      Path directory = directory("recover" + write);
      Map<String, String> before = CrashScenario.contents(directory);
      child(directory, Integer.MAX_VALUE, "leave", "1");
      assertThat(CrashScenario.contents(directory)).isNotEqualTo(before);
      exit = child(directory, write, "recover");
      assertRecovered(directory, before, write);
    }
    assertThat(exit).isZero();
  }

  @Test
  void a_killed_process_is_recovered_and_a_living_one_is_not() throws Exception {
    Path directory = directory("kill");
    Map<String, String> before = CrashScenario.contents(directory);
    Process child = start(directory, Integer.MAX_VALUE, "hold");
    assertThat(child.inputReader().readLine()).isEqualTo("changed");
    assertThat(CrashScenario.recoverAll(Worlds.in(directory))).isEmpty();
    assertThat(CrashScenario.contents(directory)).isNotEqualTo(before);
    assertThat(child.destroyForcibly().waitFor()).isEqualTo(KILLED);
    assertRecovered(directory, before, "kill -9");
  }

  private int dieAndRecover(int write, long seed, Object what) throws Exception {
    Path directory = directory("run" + write + "-" + seed);
    Map<String, String> before = CrashScenario.contents(directory);
    int exit = child(directory, write, "run", Long.toString(seed));
    assertRecovered(directory, before, what);
    return exit;
  }

  private static void assertRecovered(Path directory, Map<String, String> before, Object what)
      throws Exception {
    boolean progress = hasProgress(directory);
    List<Recovery.Recovered> done = CrashScenario.recoverAll(Worlds.in(directory));
    assertThat(done).as("%s", what).allMatch(it -> it.outcome().isWhole());
    assertThat(CrashScenario.contents(directory)).as("%s", what).isEqualTo(before);
    assertThat(CrashScenario.recoverAll(Worlds.in(directory))).as("%s", what).isEmpty();
    if (progress) {
      byte[] journal = Files.readAllBytes(directory.resolve("journal.json"));
      assertThat(((JsonObject) JsonReader.read(journal)).text("status")).contains("interrupted");
    }
  }

  /// Whether enough was written for a journal.
  private static boolean hasProgress(Path directory) throws IOException {
    boolean found = false;
    for (RunFolder folder : new RunStore(Worlds.in(directory)).folders()) {
      found |= folder.hasProgress() && Progress.read(folder.progress()).size() > 0;
    }
    return found;
  }

  private Path directory(String name) throws Exception {
    Path directory = Files.createDirectories(made.resolve(name)).toRealPath();
    CrashScenario.files(directory);
    return directory;
  }

  private static int child(Path directory, int write, String... what) throws Exception {
    Process child = start(directory, write, what);
    child.getInputStream().readAllBytes();
    int exit = child.waitFor();
    assertThat(exit).as(Files.readString(shared.resolve("stderr"))).isIn(0, KILLED);
    return exit;
  }

  private static Process start(Path directory, int write, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.add("-javaagent:" + shared.resolve("agent.jar") + "=" + shared);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CrashScenario.class.getName());
    command.addAll(List.of(directory.toString(), Integer.toString(write)));
    command.addAll(List.of(what));
    return new ProcessBuilder(command).redirectError(shared.resolve("stderr").toFile()).start();
  }
}
