package turbulence.simulator.workload;

import java.util.List;
import java.util.Optional;

/// The files that a container sees: what its pod mounts, and what was written there. Paths are
/// absolute. Shared between threads; config maps, secrets and tokens are as they are now.
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
        public void write(String path, Body content) throws Unwritable {
          throw new Unwritable(path + ": Read-only file system");
        }

        @Override
        public void delete(String path) throws Unwritable {
          throw new Unwritable(path + ": Read-only file system");
        }
      };

  /// The content of a file; empty when there is none at that path.
  Optional<Body> read(String path);

  /// The names of what is right below a directory: files and directories; none when there is no
  /// such directory.
  List<String> list(String directory);

  /// Makes a file, or replaces it; directories are made as they are needed.
  void write(String path, Body content) throws Unwritable;

  /// Removes a file.
  void delete(String path) throws Unwritable;

  /// Why a file cannot be written, as a program says it.
  final class Unwritable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unwritable(String message) {
      super(message, null, false, false);
    }
  }
}
