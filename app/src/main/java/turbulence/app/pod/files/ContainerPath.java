package turbulence.app.pod.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path in a container, with the slashes of Linux wherever this runs.
///
/// @param names between the slashes; one that is empty is the path that says nothing
record ContainerPath(ContainerFileSystem files, boolean isAbsolute, List<String> names)
    implements Path {

  ContainerPath {
    names = List.copyOf(names);
  }

  static ContainerPath of(ContainerFileSystem files, String text) {
    boolean absolute = text.startsWith("/");
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (!absolute && names.isEmpty()) {
      names.add("");
    }
    return new ContainerPath(files, absolute, names);
  }

  static ContainerPath of(Path path) {
    if (path instanceof ContainerPath own) {
      return own;
    }
    throw new ProviderMismatchException(path + " is no path in a container");
  }

  /// As the container's files know it.
  String plain() {
    return turbulence.simulator.workload.Files.plain(toAbsolutePath().toString());
  }

  private ContainerPath with(List<String> other) {
    return new ContainerPath(files, isAbsolute, other.isEmpty() && !isAbsolute ? NOTHING : other);
  }

  private static final List<String> NOTHING = List.of("");

  @Override
  public ContainerFileSystem getFileSystem() {
    return files;
  }

  @Override
  public @Nullable ContainerPath getRoot() {
    return isAbsolute ? new ContainerPath(files, true, List.of()) : null;
  }

  @Override
  public @Nullable ContainerPath getFileName() {
    return names.isEmpty() ? null : new ContainerPath(files, false, List.of(names.getLast()));
  }

  @Override
  public @Nullable ContainerPath getParent() {
    if (names.size() > 1) {
      return with(names.subList(0, names.size() - 1));
    }
    return names.isEmpty() ? null : getRoot();
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public ContainerPath getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public ContainerPath subpath(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IllegalArgumentException(this + " has no names from " + from + " to " + to);
    }
    return new ContainerPath(files, false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof ContainerPath own
        && own.files.equals(files)
        && own.isAbsolute == isAbsolute
        && own.names.size() <= names.size()
        && names.subList(0, own.names.size()).equals(own.names);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof ContainerPath own
        && own.files.equals(files)
        && (own.isAbsolute
            ? equals(own)
            : own.names.size() <= names.size()
                && names.subList(names.size() - own.names.size(), names.size()).equals(own.names));
  }

  @Override
  public ContainerPath normalize() {
    List<String> plain = new ArrayList<>();
    for (String name : names) {
      if (name.equals("..") && !plain.isEmpty() && !plain.getLast().equals("..")) {
        plain.removeLast();
      } else if (!name.equals(".") && !(name.equals("..") && isAbsolute)) {
        plain.add(name);
      }
    }
    return with(plain);
  }

  @Override
  public ContainerPath resolve(Path other) {
    ContainerPath own = of(other);
    if (own.isAbsolute) {
      return own;
    } else if (own.names.equals(NOTHING)) {
      return this;
    } else if (names.equals(NOTHING)) {
      return own;
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(own.names);
    return with(all);
  }

  @Override
  public ContainerPath relativize(Path other) {
    ContainerPath own = of(other);
    if (own.isAbsolute != isAbsolute) {
      throw new IllegalArgumentException("'other' is different type of Path");
    }
    List<String> mine = names.equals(NOTHING) ? List.of() : names;
    List<String> theirs = own.names.equals(NOTHING) ? List.of() : own.names;
    int same = 0;
    while (same < mine.size() && same < theirs.size() && mine.get(same).equals(theirs.get(same))) {
      same++;
    }
    List<String> way = new ArrayList<>();
    for (int i = same; i < mine.size(); i++) {
      way.add("..");
    }
    way.addAll(theirs.subList(same, theirs.size()));
    return new ContainerPath(files, false, way.isEmpty() ? NOTHING : way);
  }

  @Override
  public URI toUri() {
    return URI.create("container:" + toAbsolutePath().toString().replace(" ", "%20"));
  }

  @Override
  public ContainerPath toAbsolutePath() {
    return isAbsolute ? this : files.workingDirectory().resolve(this);
  }

  @Override
  public ContainerPath toRealPath(LinkOption... options) throws IOException {
    ContainerPath real = of(files, plain());
    files.provider().checkAccess(real);
    return real;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("files of a container are not watched");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(of(other).toString());
  }

  @Override
  public String toString() {
    return (isAbsolute ? "/" : "") + String.join("/", names);
  }
}
