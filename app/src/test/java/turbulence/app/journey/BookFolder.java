package turbulence.app.journey;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A copy of the folder from which the book's commands are typed.
final class BookFolder {
  private BookFolder() {}

  static Path make() throws IOException {
    Path folder = Files.createTempDirectory("book");
    Path source = source();
    for (Path each : below(source)) {
      Path copy = folder.resolve(source.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(each, copy);
      }
    }
    return folder;
  }

  static void remove(Path folder) throws IOException {
    for (Path each : below(folder).reversed()) {
      Files.delete(each);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private static Path source() throws IOException {
    try {
      return Path.of(BookFolder.class.getResource("/book").toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
