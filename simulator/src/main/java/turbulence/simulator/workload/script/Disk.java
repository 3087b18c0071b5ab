package turbulence.simulator.workload.script;

import java.util.Optional;
import java.util.function.Consumer;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;
import turbulence.simulator.workload.Files.Entry;
import turbulence.simulator.workload.Files.Unwritable;
import turbulence.simulator.workload.Utf8;

/// A container's files as a script works with them: texts, by names that may be relative. Shared
/// between threads.
record Disk(Files files) {
  /// The path that a name stands for, seen from that directory.
  static String path(String directory, String name) {
    return Files.plain(name.startsWith("/") ? name : directory + "/" + name);
  }

  Optional<String> text(String path) {
    return files.read(path).map(body -> Utf8.text(body.bytes()));
  }

  boolean isThere(String path) {
    return files.find(path).isPresent();
  }

  boolean isDirectory(String path) {
    return files.find(path).map(Entry::isDirectory).orElse(false);
  }

  boolean isFile(String path) {
    return files.find(path).map(each -> !each.isDirectory()).orElse(false);
  }

  /// Removes what is at a path, and all that is below it.
  void remove(String path) throws Unwritable {
    if (isDirectory(path)) {
      for (String name : files.list(path)) {
        remove(path(path, name));
      }
    }
    files.delete(path);
  }

  void copy(String from, String to) throws Unwritable {
    if (isDirectory(from)) {
      files.makeDirectory(to);
      for (String name : files.list(from)) {
        copy(path(from, name), path(to, name));
      }
    } else {
      files.write(to, files.read(from).orElse(Body.EMPTY));
    }
  }

  /// Where to write so that it ends up in a file, which is there from now on.
  ///
  /// @param append whether what it has stays
  /// @param troubled told why no more can be written
  Consumer<String> into(String path, boolean append, Consumer<String> troubled) throws Unwritable {
    if (!append || !isThere(path)) {
      files.write(path, Body.EMPTY);
    } else if (isDirectory(path)) {
      throw new Unwritable(path, "Is a directory");
    } else if (!files.find(path).map(Entry::writable).orElse(true)) {
      throw Unwritable.readOnly(path);
    }
    return text -> append(path, text, troubled);
  }

  private void append(String path, String text, Consumer<String> troubled) {
    synchronized (files) {
      try {
        files.write(path, Body.of(Utf8.bytes(text(path).orElse("") + text)));
      } catch (Unwritable full) {
        troubled.accept("write error: " + full.reason());
      }
    }
  }
}
