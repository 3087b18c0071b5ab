package turbulence.app.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import turbulence.experiment.world.World;

/// The program in a process of its own, which can be sent the signal of a case.
///
/// @param signal what it is sent, without `SIG`; null for nothing
/// @param cue the words in the log after which it is sent
record OwnProcess(String signal, String cue) implements Player.Program {
  private static final List<String> SIGNALLED =
      List.of("Received a", "Received the exit signal", "Caught SIG");

  static OwnProcess of(Recording recording) {
    return new OwnProcess(recording.signal().orElse(null), cue(recording.evidence().console()));
  }

  /// The last words before the recorded tool spoke of the signal.
  private static String cue(List<String> console) {
    for (int i = 1; i < console.size(); i++) {
      String words = words(console.get(i));
      if (SIGNALLED.stream().anyMatch(words::startsWith)) {
        return words(console.get(i - 1));
      }
    }
    return "";
  }

  private static String words(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  @Override
  public int run(List<String> words, World world) throws IOException, InterruptedException {
    Process process = start(words, world);
    try (BufferedReader err = process.errorReader()) {
      Optional<String> awaited = Optional.ofNullable(signal);
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        world.output().err().println(line);
        if (awaited.isPresent() && line.endsWith("] " + cue)) {
          process.waitFor(300, TimeUnit.MILLISECONDS);
          send(awaited.get(), process);
          awaited = Optional.empty();
        }
      }
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).inheritIO().start().waitFor();
  }

  private static Process start(List<String> words, World world) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    line.addAll(List.of("-Dturbulence.face=chaos", "-cp", System.getProperty("java.class.path")));
    line.add("turbulence.app.Main");
    line.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(line).directory(world.root().toFile());
    builder.environment().clear();
    builder.environment().putAll(world.environment());
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
