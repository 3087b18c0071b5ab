package turbulence.experiment.builtin.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// Finds programs as a shell does.
final class Which {
  private static final String USUAL = "/bin:/usr/bin";

  private Which() {}

  /// The program to start: as written when that holds a directory, else with the first directory of
  /// PATH that has it; null when there is none that may be executed.
  static @Nullable String find(String program, World world) {
    if (program.isEmpty()) {
      return null;
    }
    if (program.indexOf('/') >= 0) {
      return isProgram(program, world) ? program : null;
    }
    String path = world.environment().getOrDefault("PATH", USUAL);
    int start = 0;
    while (!path.isEmpty() && start <= path.length()) {
      int end = path.indexOf(File.pathSeparatorChar, start);
      end = end < 0 ? path.length() : end;
      String candidate = in(path.substring(start, end), program);
      if (isProgram(candidate, world)) {
        return candidate;
      }
      start = end + 1;
    }
    return null;
  }

  /// An empty directory is the current one, which a program without any would not be looked for in.
  private static String in(String directory, String program) {
    return directory.isEmpty()
        ? "./" + program
        : directory + (directory.endsWith("/") ? "" : "/") + program;
  }

  private static boolean isProgram(String program, World world) {
    try {
      Path file = world.resolve(program);
      return Files.isExecutable(file) && !Files.isDirectory(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// Whether there is a file that only lacks the permission.
  static boolean isForbidden(String program, World world) {
    try {
      Path file = world.resolve(program);
      return program.indexOf('/') >= 0 && Files.isRegularFile(file) && !Files.isExecutable(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The path with `~` filled in.
  static String expandUser(String path, World world) {
    if (!path.equals("~") && !path.startsWith("~/")) {
      return path;
    }
    String home = world.environment().get("HOME");
    return (home == null ? System.getProperty("user.home", "~") : home) + path.substring(1);
  }
}
