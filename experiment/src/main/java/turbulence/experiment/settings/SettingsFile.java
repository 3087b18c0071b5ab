package turbulence.experiment.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

/// A settings file: YAML, or JSON when its name says so.
///
/// @param yaml how YAML is read
public record SettingsFile(Path path, Yaml yaml) {
  private static final String OWNER_ONLY = "rw-------";

  /// Reading YAML.
  @FunctionalInterface
  public interface Yaml {
    Json read(byte[] text) throws SettingsInvalid;
  }

  /// The usual place or the one that somebody named; `~` is the home directory.
  public static String expand(String path, String home) {
    return path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  public String text() throws IOException {
    return Files.readString(path);
  }

  /// What it says; nothing when it is empty.
  public Settings read() throws IOException, SettingsInvalid {
    Json tree = tree(Files.readAllBytes(path));
    if (tree instanceof JsonObject object) {
      return new Settings(object);
    } else if (tree == JsonNull.NULL) {
      return Settings.NONE;
    }
    throw new SettingsInvalid("names and values expected at the top, not " + tree.kind());
  }

  private Json tree(byte[] text) throws SettingsInvalid {
    if (!isJson()) {
      return yaml.read(text);
    }
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed e) {
      throw new SettingsInvalid(String.valueOf(e.getMessage()));
    }
  }

  /// Replaces the file as a whole, so that nobody ever reads half of it. It may hold secrets: a new
  /// one is for its owner only, an old one keeps its permissions.
  public void write(Settings settings) throws IOException {
    String text =
        isJson() ? JsonWriter.pretty(settings.tree(), 2) + "\n" : YamlText.of(settings.tree(), 2);
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(path + " is no file");
    }
    Files.createDirectories(directory);
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    Path fresh = Files.createTempFile(directory, "settings", ".new", attributes(posix));
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    if (posix && exists()) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(path));
    }
    Files.move(fresh, target(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// A link stays a link.
  private Path target() throws IOException {
    return Files.isSymbolicLink(path) ? path.toRealPath() : path;
  }

  private static FileAttribute<?>[] attributes(boolean posix) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isJson() {
    return path.toString().endsWith(".json");
  }
}
