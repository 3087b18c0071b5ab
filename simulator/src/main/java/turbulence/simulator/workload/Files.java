package turbulence.simulator.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that a container sees: what its pod mounts, and what was written there. Paths are
/// absolute. Shared between threads; config maps, secrets and tokens follow their objects.
public interface Files {
  /// No files, and no place for any.
  Files NONE =
      new Files() {
        @Override
        public Optional<Body> read(String path) {
          return Optional.empty();
        }

        @Override
        public List<String> list(String directory) {
          return List.of();
        }

        @Override
        public Optional<Entry> find(String path) {
          return Optional.empty();
        }

        @Override
        public void write(String path, Body content) throws Unwritable {
          throw Unwritable.readOnly(path);
        }

        @Override
        public void makeDirectory(String path) throws Unwritable {
          throw Unwritable.readOnly(path);
        }

        @Override
        public void delete(String path) throws Unwritable {
          throw Unwritable.readOnly(path);
        }
      };

  /// The content of a file; empty when there is none at that path.
  Optional<Body> read(String path);

  /// The names of what is right below a directory: files and directories; none when there is no
  /// such directory.
  List<String> list(String directory);

  /// What is at that path; empty when nothing is.
  Optional<Entry> find(String path);

  /// Makes a file, or replaces it; directories are made as they are needed.
  void write(String path, Body content) throws Unwritable;

  /// Makes a directory, and those above it; nothing when it is there.
  void makeDirectory(String path) throws Unwritable;

  /// Removes a file, or a directory that is empty.
  void delete(String path) throws Unwritable;

  /// The path without what leads nowhere: `/a/b` of `/a//./c/../b/`.
  static String plain(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.removeLast();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }

  /// A file or a directory.
  ///
  /// @param writable whether it can be changed, or what is right below it
  /// @param size of a file in bytes
  record Entry(boolean isDirectory, boolean writable, int size, Instant changed) {}

  /// Why a file cannot be written, as a program says it.
  final class Unwritable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Unwritable(String path, String reason) {
      super(path + ": " + reason, null, false, false);
      this.reason = reason;
    }

    public static Unwritable readOnly(String path) {
      return new Unwritable(path, "Read-only file system");
    }

    /// The same without the path, such as `No space left on device`.
    public String reason() {
      return reason;
    }
  }
}
