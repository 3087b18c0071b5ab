package turbulence.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where things lie in the source tree.
public final class Folders {
  public static final Path ROOT = root();
  public static final Path DOCS = ROOT.resolve("docs");
  static final Path EXAMPLES = ROOT.resolve("examples");

  private Folders() {}

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("checks")) ? here : here.getParent();
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// Every file below that ends so, sorted.
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The pages that people read: those of docs and the ones beside the code that speak to users.
  static List<Path> pages() {
    Stream<Path> outside =
        Stream.of("README.md", "CONTRIBUTING.md", "examples/README.md").map(ROOT::resolve);
    return Stream.concat(outside, files(DOCS, ".md").stream()).toList();
  }

  public static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a page is named in messages.
  static String name(Path page) {
    return ROOT.relativize(page).toString();
  }
}
