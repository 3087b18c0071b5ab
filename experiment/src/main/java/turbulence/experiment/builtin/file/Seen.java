package turbulence.experiment.builtin.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.world.FileReplacement;
import turbulence.experiment.world.FileTrouble;
import turbulence.experiment.world.World;

/// A file as a step found it.
final class Seen {
  /// What a step may have to remember, and so the most that it may edit.
  static final int LIMIT = 1 << 20;

  /// With every link resolved, once and for all.
  final Path path;

  /// Null when there is no file.
  final byte @Nullable [] content;

  /// As `rw-r--r--`; null when there is no file, or no modes.
  private final @Nullable String mode;

  private Seen(Path path, byte @Nullable [] content, @Nullable String mode) {
    this.path = path;
    this.content = content;
    this.mode = mode;
  }

  static Seen at(String written, World world) throws ActivityFailed {
    try {
      Path path = resolve(written, world);
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return new Seen(path, null, null);
      }
      refuse(!Files.isRegularFile(path), path, "not a plain file");
      refuse(Files.size(path) > LIMIT, path, "larger than 1 MiB");
      return new Seen(path, Files.readAllBytes(path), mode(path));
    } catch (InvalidPathException e) {
      throw new ActivityFailed("path '" + written + "' cannot be a path: " + e.getReason(), e);
    } catch (IOException e) {
      throw new ActivityFailed(FileTrouble.words(e), e);
    }
  }

  /// The way back from that content.
  RestoreFile undo(byte[] after) {
    String digest = Content.digest(after);
    if (content == null) {
      return new RestoreFile(path.toString(), null, false, digest, null);
    }
    String text = Content.text(content);
    return text != null
        ? new RestoreFile(path.toString(), text, false, digest, mode)
        : new RestoreFile(
            path.toString(), Base64.getEncoder().encodeToString(content), true, digest, mode);
  }

  /// Writes that content, if the file is still as it was seen.
  void replace(byte[] after) throws ActivityFailed {
    try {
      refuse(
          !Content.digest(path).equals(Content.digest(content)),
          path,
          "changed by somebody since it was looked at, so it is left alone");
      FileReplacement.write(path, Content.temporary(path, Content.digest(after)), after, mode);
    } catch (IOException e) {
      throw new ActivityFailed("cannot be written: " + FileTrouble.words(e), e);
    }
  }

  private static Path resolve(String written, World world) throws IOException, ActivityFailed {
    Path path = world.resolve(written);
    Path name = path.getFileName();
    Path parent = path.getParent();
    if (name == null || parent == null) {
      throw new ActivityFailed(path + ": not a plain file");
    }
    if (Files.exists(path)) {
      return speakable(path.toRealPath());
    }
    refuse(Files.isSymbolicLink(path), path, "a link that leads nowhere");
    return speakable(parent.toRealPath().resolve(name));
  }

  /// The ledger holds paths as text: one that does not survive that could not be found again.
  private static Path speakable(Path path) throws ActivityFailed {
    refuse(
        !path.getFileSystem().getPath(path.toString()).equals(path),
        path,
        "a name that is no text");
    return path;
  }

  private static @Nullable String mode(Path path) throws IOException {
    return FileReplacement.isPosix(path)
        ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
        : null;
  }

  private static void refuse(boolean when, Path path, String why) throws ActivityFailed {
    if (when) {
      throw new ActivityFailed(path + ": " + why);
    }
  }
}
