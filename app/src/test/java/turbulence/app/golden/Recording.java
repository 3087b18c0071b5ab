package turbulence.app.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One recorded run of Chaos Toolkit: its inputs, and what came of them.
record Recording(String name, Path folder) {
  private static final Set<String> RESULTS =
      Set.of(
          "cmd.txt",
          "stderr.txt",
          "journal.json",
          "summary.json",
          "ctl.log",
          "notif.log",
          "server.log");

  static Path resources() {
    try {
      return Path.of(Recording.class.getResource("/golden").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Recording> all() {
    try (Stream<Path> folders = Files.list(resources().resolve("cases"))) {
      return folders
          .sorted()
          .map(folder -> new Recording(folder.getFileName().toString(), folder))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording named(String name) {
    return new Recording(name, resources().resolve("cases").resolve(name));
  }

  /// The words after `chaos`.
  List<String> words() {
    return List.of(command().get(0).split(" ")).stream().skip(1).toList();
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    said("env: ")
        .ifPresent(text ->
            Text.map(Text.read(text))
                .forEach((key, value) -> environment.put(key, String.valueOf(value))));
    return environment;
  }

  /// The signal that the run was sent, without `SIG`.
  Optional<String> signal() {
    return said("signal SIG").map(text -> text.substring(0, text.indexOf(' ')));
  }

  Evidence evidence() {
    int exit = (Integer) Text.map(Text.read(text("summary.json").orElseThrow())).get("rc");
    return Evidence.read(exit, text("stderr.txt").orElse(""), this::text);
  }

  /// Copies the inputs; the server of the recordings is to be found at that port.
  void layOut(Path into, int port) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String fileName = file.getFileName().toString();
        if (!RESULTS.contains(fileName)) {
          String content = Files.readString(file);
          Files.writeString(into.resolve(fileName), toPort(content, port));
        }
      }
    }
  }

  static String toPort(String content, int port) {
    return content.replace("127.0.0.1:18099", "127.0.0.1:" + port);
  }

  private List<String> command() {
    return text("cmd.txt").orElseThrow().lines().toList();
  }

  private Optional<String> said(String start) {
    return command().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  private Optional<String> text(String file) {
    Path path = folder.resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
