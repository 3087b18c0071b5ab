package turbulence.faults.kubernetes.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.read.Document;
import turbulence.experiment.read.DocumentParser;
import turbulence.experiment.read.DocumentUnreadable;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// A file that describes one object, in JSON or YAML as its name says.
public final class SpecFile {
  private static final long MOST_BYTES = 8 << 20;

  private SpecFile() {}

  /// Says early that a file of such a name is not read.
  ///
  /// @throws IllegalArgumentException when it is neither JSON nor YAML
  public static void check(@Nullable String path) {
    if (path != null && !isJson(path) && !isYaml(path)) {
      ActivityFailed unknown = unknown(path);
      throw new IllegalArgumentException(
          unknown.reason() + ": its name ends in none of .json, .yaml and .yml", unknown);
    }
  }

  private static ActivityFailed unknown(String path) {
    return new ActivityFailed("cannot process " + path);
  }

  private static boolean isJson(String path) {
    return path.endsWith(".json");
  }

  private static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }

  /// @param path as seen from where the program was started
  public static JsonObject read(World world, String path) throws ActivityFailed {
    if (!isJson(path) && !isYaml(path)) {
      throw unknown(path);
    }
    byte[] bytes = bytes(world, path);
    try {
      Document document =
          isJson(path) ? DocumentParser.json(path, bytes) : DocumentParser.yaml(path, bytes);
      if (document.tree() instanceof JsonObject object) {
        return object;
      }
      throw new ActivityFailed(
          path + " describes no object: expected a mapping, got " + document.tree().kind());
    } catch (DocumentUnreadable e) {
      throw new ActivityFailed("cannot process " + e.getMessage(), e);
    }
  }

  /// Whether there is a file of that path.
  public static boolean isThere(World world, String path) {
    return Files.isRegularFile(world.resolve(path));
  }

  private static byte[] bytes(World world, String path) throws ActivityFailed {
    Path file = world.resolve(path);
    try {
      if (Files.isDirectory(file)) {
        throw new ActivityFailed("cannot read " + path + ": it is a directory");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new ActivityFailed("cannot read " + path + ": it is larger than 8 MiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ActivityFailed(
          "cannot read " + path + ": there is no such file in " + world.root(), e);
    } catch (IOException e) {
      throw new ActivityFailed("cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
