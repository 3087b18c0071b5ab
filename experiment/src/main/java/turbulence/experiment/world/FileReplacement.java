package turbulence.experiment.world;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files that change as a whole or not at all, even when the process is killed or power fails. An
/// interrupt of the thread does not end a write half way.
public final class FileReplacement {
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private FileReplacement() {}

  /// Writes to the temporary file, then moves it over the path. A file that is there hands on its
  /// mode, and its owner where the system lets us.
  ///
  /// @param temporary in the same directory; what lies there is thrown away
  /// @param mode for a file that is not there yet, as `rw-r--r--`; null for the usual one
  public static void write(Path path, Path temporary, byte[] content, @Nullable String mode)
      throws IOException {
    Files.deleteIfExists(temporary);
    try {
      PosixFileAttributes old = attributes(path);
      createEmpty(temporary, old != null || mode != null);
      fill(temporary, content);
      dress(temporary, old, mode);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    syncDirectory(path);
  }

  /// Makes a deletion or a move of that file last.
  public static void syncDirectory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !isPosix(directory)) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (!synced(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Whether files there have permissions and owners.
  public static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static boolean synced(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private static @Nullable PosixFileAttributes attributes(Path path) throws IOException {
    return isPosix(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        : null;
  }

  private static void createEmpty(Path path, boolean secretly) throws IOException {
    if (secretly && isPosix(path)) {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(PRIVATE));
    } else {
      Files.createFile(path);
    }
  }

  private static void fill(Path path, byte[] content) throws IOException {
    try (SteadyFile file = SteadyFile.open(path)) {
      file.shorten(0);
      file.write(0, content);
      file.sync();
    }
  }

  private static void dress(Path path, @Nullable PosixFileAttributes old, @Nullable String mode)
      throws IOException {
    if (old != null) {
      keepOwner(path, old);
      Files.setPosixFilePermissions(path, old.permissions());
    } else if (mode != null && isPosix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  /// Who is not the superuser may not give files away: then the content matters more.
  private static void keepOwner(Path path, PosixFileAttributes old) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    PosixFileAttributes now = view.readAttributes();
    if (!now.group().equals(old.group())) {
      attempt(() -> view.setGroup(old.group()));
    }
    if (!now.owner().equals(old.owner())) {
      attempt(() -> view.setOwner(old.owner()));
    }
  }

  /// Says whether the system let us.
  private static boolean attempt(Change change) throws IOException {
    try {
      change.make();
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  private interface Change {
    void make() throws IOException;
  }
}
