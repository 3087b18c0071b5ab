import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// Looks at every Java file of the project: is it formatted, and is it small? Run from the root.
///
///     Checks check    names what is wrong and fails
///     Checks format   formats the files in place
///
/// A file that was fine and has not changed since is not read again.
final class Checks {
  private static final Path FINE = Path.of("checks/target/fine");
  private static final Path FAULTY = Path.of("checks/target/faulty");
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  public static void main(String... args) throws Exception {
    if (args.length == 1 && args[0].equals("format")) {
      format(sources(), true).forEach(file -> System.err.println("formatted " + file));
      Files.deleteIfExists(FAULTY);
      return;
    }
    FileTime begun = FileTime.fromMillis(System.currentTimeMillis());
    Files.createDirectories(FAULTY.getParent());
    Files.writeString(FAULTY, "");
    List<Path> files = changed(sources());
    List<Path> unformatted = format(files, false);
    unformatted.forEach(
        file -> System.err.println(file + ": not formatted (`make format` does it)"));
    if (checkstyle(files) + unformatted.size() > 0) {
      System.exit(1);
    }
    Files.delete(FAULTY);
    Files.writeString(FINE, "");
    Files.setLastModifiedTime(FINE, begun);
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  /// The files that changed since all were fine; all of them when a rule changed.
  private static List<Path> changed(List<Path> files) throws IOException {
    if (!Files.exists(FINE)) {
      return files;
    }
    FileTime fine = Files.getLastModifiedTime(FINE);
    for (String rule : List.of("checks/Checks.java", "checks/checkstyle.xml", "checks/pom.xml")) {
      if (Files.getLastModifiedTime(Path.of(rule)).compareTo(fine) >= 0) {
        return files;
      }
    }
    List<Path> changed = new ArrayList<>();
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).compareTo(fine) >= 0) {
        changed.add(file);
      }
    }
    return changed;
  }

  private static List<Path> format(List<Path> files, boolean write) throws IOException {
    Formatter formatter = new Formatter();
    List<Path> unformatted = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      String formatted = formatted(formatter, file, text);
      if (!formatted.equals(text)) {
        unformatted.add(file);
        if (write) {
          Files.writeString(file, formatted);
        }
      }
    }
    return unformatted;
  }

  private static String formatted(Formatter formatter, Path file, String text) {
    try {
      return formatter.formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " is not Java: " + e.getMessage(), e);
    }
  }

  private static int checkstyle(List<Path> files) throws Exception {
    Checker checker = new Checker();
    checker.setModuleClassLoader(Checker.class.getClassLoader());
    checker.configure(
        ConfigurationLoader.loadConfiguration(
            "checks/checkstyle.xml", new PropertiesExpander(new Properties())));
    checker.addListener(new Faults());
    List<File> list = new ArrayList<>();
    files.forEach(file -> list.add(file.toFile()));
    int errors = checker.process(list);
    checker.destroy();
    return errors;
  }

  /// Prints what Checkstyle finds, as file:line: words.
  private static final class Faults implements AuditListener {
    private final Path root = Path.of("").toAbsolutePath();

    @Override
    public void addError(AuditEvent event) {
      Path file = root.relativize(Path.of(event.getFileName()));
      System.err.println(file + ":" + event.getLine() + ": " + event.getMessage());
    }

    @Override
    public void addException(AuditEvent event, Throwable problem) {
      throw new IllegalStateException(event.getFileName(), problem);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
  }
}
