package turbulence.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.app.Main;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// The program in a home of its own: in a process that dies before one of its writes, or in this
/// one.
record Dying(Path home, Map<String, String> environment) {
  static final int KILLED = 137;

  /// What a process said, and with which code it ended.
  record Said(int exit, String text) {}

  /// @param agent as [WriteAgent#pack] made it
  /// @param writes how many it may do
  Said atWrite(Path agent, int writes, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("-javaagent:" + agent + "=" + agent.getParent());
    command.addAll(List.of(Doomed.class.getName(), Integer.toString(writes)));
    command.addAll(List.of(words));
    return said(start(command));
  }

  /// In a process of its own that lives.
  Process living(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(Main.class.getName()));
    command.addAll(List.of(words));
    return start(command);
  }

  static Said said(Process child) throws Exception {
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    return new Said(child.waitFor(), said);
  }

  private Process start(List<String> end) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(end);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  Said program(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, UTF_8);
    Output output = new Output(InputStream.nullInputStream(), stream, stream, false, false);
    World world =
        SystemWorld.create().withRoot(home).withEnvironment(environment).withOutput(output);
    int exit = Turbulence.main(words, world);
    return new Said(exit, said.toString(UTF_8).replaceAll("\\s+", " "));
  }

  /// The same, in a world whose time passes as soon as nobody has anything to do but wait.
  Said hastily(String... words) {
    FakeWorld fake = new FakeWorld();
    World world = fake.world(home, environment);
    world.sleeper().atWork(Thread.currentThread());
    int exit = Turbulence.main(words, world);
    return new Said(exit, fake.printed().replaceAll("\\s+", " "));
  }

  /// The same home, seen from a shell with another environment.
  Dying with(Map<String, String> other) {
    return new Dying(home, other);
  }

  /// The experiment says that, too.
  void with(String key, String value) throws Exception {
    Path file = home.resolve("exp.json");
    String text = Files.readString(file);
    Files.writeString(
        file, text.substring(0, text.lastIndexOf('}')) + ", \"" + key + "\": " + value + "}");
  }

  Optional<JsonObject> journal() throws Exception {
    Path journal = home.resolve("journal.json");
    return Files.exists(journal)
        ? Optional.of((JsonObject) JsonReader.read(Files.readAllBytes(journal)))
        : Optional.empty();
  }

  String status() throws Exception {
    assertThat(home.resolve("journal.json")).exists();
    return journal().orElseThrow().text("status").orElse("none");
  }
}
