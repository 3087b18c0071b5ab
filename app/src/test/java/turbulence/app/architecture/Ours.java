package turbulence.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The product as the rules look at it: its classes and its source files, without the tests.
final class Ours {
  static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(Ours::isProduct).importPackages("turbulence");
  static final Path ROOT = root();

  private Ours() {}

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("checks")) ? here : here.getParent();
  }

  /// Names of the steps that an experiment can ask for.
  static List<String> steps() {
    return CLASSES.stream()
        .filter(type -> type.isAssignableTo("turbulence.experiment.extension.Capability"))
        .filter(type -> !type.isInterface() && type.isTopLevelClass())
        .map(JavaClass::getName)
        .toList();
  }

  /// Source files under `src/main/java` or `src/test/java` of every module.
  static List<Path> sources(String kind) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/" + kind + "/java"))
          .filter(Files::isDirectory)
          .flatMap(Ours::javaFiles)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
