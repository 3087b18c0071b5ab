package turbulence.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// `run` in a process of its own that dies before one of its writes: every one of them in turn.
@Timeout(120)
class KilledRunTest {
  private static final int KILLED = 137;
  private static final String EXPERIMENT =
      """
      {"title": "Killed", "description": "d",
       "steady-state-hypothesis": {"title": "h", "probes": [
         {"type": "probe", "name": "steady", "tolerance": 0,
          "provider": {"type": "process", "path": "true"}}]},
       "method": [
         {"type": "action", "name": "one", "provider": {"type": "python",
          "module": "turbulence.file.actions", "func": "edit_file",
          "arguments": {"path": "one.conf", "find": "old", "replace": "new"}}},
         {"type": "action", "name": "process",
          "provider": {"type": "process", "path": "echo", "arguments": ["hello"]}},
         {"type": "action", "name": "two", "provider": {"type": "python",
          "module": "turbulence.file.actions", "func": "edit_file",
          "arguments": {"path": "two.sh", "content": "#!/bin/sh\\nexit 1\\n"}}}],
       "rollbacks": [
         {"type": "action", "name": "back", "provider": {"type": "process", "path": "true"}}]}
      """;

  @TempDir Path made;

  @Test
  void whatever_write_a_run_dies_at_everything_is_put_back() throws Exception {
    Path agent = WriteAgent.pack(made);
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean survived = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          while (!survived.get()) {
            if (dieAndRecover(agent, next.getAndIncrement()) != KILLED) {
              survived.set(true);
            }
          }
          return null;
        };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Void> done : two.invokeAll(List.of(worker, worker))) {
        done.get();
      }
    }
    assertThat(next).hasValueGreaterThan(40);
  }

  private int dieAndRecover(Path agent, int write) throws Exception {
    Path home = home("run" + write);
    Map<String, String> before = files(home);
    int exit = die(agent, home, write);
    String where = "write " + write;
    String left = journal(home).map(JsonObject::toString).orElse("");
    boolean known = hasProgress(home);
    Said recovered = program(home, "recover", "--yes");
    assertThat(recovered.exit).as(where + recovered.text).isZero();
    assertThat(files(home)).as(where).isEqualTo(before);
    if (known) {
      String status = journal(home).orElseThrow().text("status").orElse("none");
      boolean finished = left.contains("\"status\":\"completed\"");
      assertThat(status).as(where).isEqualTo(finished ? "completed" : "interrupted");
    }
    assertNothingIsLeftToDo(home, before, where);
    return exit;
  }

  private static void assertNothingIsLeftToDo(Path home, Map<String, String> before, String where)
      throws IOException {
    Map<String, String> after = everything(home);
    Said again = program(home, "recover", "--yes");
    assertThat(again.text).as(where).contains("Nothing to put back");
    assertThat(again.exit).as(where).isZero();
    assertThat(everything(home)).as(where).isEqualTo(after);
    Said second = program(home, "run", "exp.json");
    assertThat(second.exit).as(where + second.text).isZero();
    assertThat(second.text).as(where).doesNotContain("WARNING", "ERROR", "CRITICAL");
    assertThat(files(home)).as(where).isEqualTo(before);
    assertThat(journal(home).orElseThrow().text("status")).as(where).contains("completed");
  }

  private static int die(Path agent, Path home, int write) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.add("-javaagent:" + agent + "=" + agent.getParent());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Doomed.class.getName(), Integer.toString(write), "run", "exp.json"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment(home));
    Process child = builder.redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    int exit = child.waitFor();
    assertThat(exit).as(said).isIn(0, KILLED);
    return exit;
  }

  private Path home(String name) throws IOException {
    Path home = Files.createDirectories(made.resolve(name));
    Files.writeString(home.resolve("exp.json"), EXPERIMENT);
    Files.writeString(home.resolve("one.conf"), "old\nold\n");
    Files.writeString(home.resolve("two.sh"), "#!/bin/sh\nexit 0\n");
    mode(home.resolve("one.conf"), "rw-r-----");
    mode(home.resolve("two.sh"), "rwxr-xr-x");
    return home;
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static Map<String, String> environment(Path home) {
    return Map.of(
        "HOME", home.toString(),
        "TURBULENCE_HOME", home.resolve("own").toString(),
        "PATH", "/usr/bin:/bin");
  }

  /// What lies there, but for what runs write of themselves.
  private static Map<String, String> files(Path home) throws IOException {
    Map<String, String> files = everything(home);
    files.keySet().removeIf(name -> name.startsWith("own") || name.contains("journal.json"));
    return files;
  }

  /// Every file but the log: its mode and content.
  private static Map<String, String> everything(Path home) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            home.relativize(path).toString(),
            Files.getPosixFilePermissions(path) + Files.readString(path));
      }
    }
    files.remove("chaostoolkit.log");
    return files;
  }

  private static boolean hasProgress(Path home) throws IOException {
    for (Map.Entry<String, String> file : everything(home).entrySet()) {
      if (file.getKey().endsWith("progress.jsonl") && file.getValue().lines().count() > 1) {
        return true;
      }
    }
    return false;
  }

  private static Optional<JsonObject> journal(Path home) throws IOException {
    Path journal = home.resolve("journal.json");
    return Files.exists(journal)
        ? Optional.of((JsonObject) JsonReader.read(Files.readAllBytes(journal)))
        : Optional.empty();
  }

  private record Said(int exit, String text) {}

  private static Said program(Path home, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, UTF_8);
    Output output = new Output(InputStream.nullInputStream(), stream, stream, false, false);
    World world =
        SystemWorld.create().withRoot(home).withEnvironment(environment(home)).withOutput(output);
    return new Said(Turbulence.main(words, world), said.toString(UTF_8));
  }
}
