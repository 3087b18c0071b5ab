package turbulence.app.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// Plays a recorded case again, in a folder and with a server of its own.
final class Player {

  /// Something that behaves as the command `chaos`.
  @FunctionalInterface
  interface Program {
    int run(List<String> words, World world) throws IOException, InterruptedException;
  }

  private final Program program;
  private final Path home;

  /// @param home the home directory of the user who plays
  Player(Program program, Path home) {
    this.program = program;
    this.home = home;
  }

  Evidence play(Recording recording, Path folder) throws IOException, InterruptedException {
    try (LabServer server = new LabServer()) {
      recording.layOut(folder, server.port());
      List<String> words =
          recording.words().stream().map(word -> Recording.toPort(word, server.port())).toList();
      return play(words, recording.environment(), folder, server);
    }
  }

  /// Plays what lies in that folder.
  Evidence play(List<String> words, Path folder) throws IOException, InterruptedException {
    try (LabServer server = new LabServer()) {
      return play(words, Map.of(), folder, server);
    }
  }

  private Evidence play(
      List<String> words, Map<String, String> environment, Path folder, LabServer server)
      throws IOException, InterruptedException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    int exit =
        program.run(words, world(environment, folder, new PrintStream(console, true, UTF_8)));
    List<String> requests = server.requests().stream().map(Text::show).toList();
    Files.write(folder.resolve("server.log"), requests);
    return Evidence.read(
        exit,
        asRecorded(console.toString(UTF_8), server.port()),
        file ->
            read(folder.resolve(file))
                .map(text ->
                    asRecorded(text, server.port()).replace("\"" + folder + "\\n", "\"./\\n")));
  }

  private World world(Map<String, String> of, Path folder, PrintStream console) {
    Map<String, String> environment = new HashMap<>(of);
    environment.put("HOME", home.toString());
    environment.put("PATH", System.getenv("PATH"));
    Output output =
        new Output(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            console,
            false,
            false);
    return SystemWorld.create().withRoot(folder).withEnvironment(environment).withOutput(output);
  }

  private static String asRecorded(String text, int port) {
    return text.replace("127.0.0.1:" + port, "127.0.0.1:18099");
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
