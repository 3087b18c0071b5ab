package turbulence.simulator.kubelet.volume;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;

/// A container's own files, and what is mounted over them. Shared between threads.
final class Mounted implements Files {
  private final Files own;
  private final List<Mount> mounts;

  /// Other files that take the place of a path.
  record Mount(String path, Files files) {
    boolean covers(String other) {
      return other.startsWith(path)
          && (path.equals("/")
              || other.length() == path.length()
              || other.charAt(path.length()) == '/');
    }

    String directory() {
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  Mounted(Files own, List<Mount> mounts) {
    this.own = own;
    this.mounts =
        mounts.stream()
            .sorted(Comparator.comparingInt((Mount mount) -> mount.path.length()).reversed())
            .toList();
  }

  /// Where a path really leads, from the files that hold it.
  private record Place(Files files, String path) {}

  private Place place(String path) {
    String plain = Files.plain(path);
    for (Mount mount : mounts) {
      if (mount.covers(plain)) {
        String rest = plain.substring(mount.path.equals("/") ? 0 : mount.path.length());
        return new Place(mount.files, rest.isEmpty() ? "/" : rest);
      }
    }
    return new Place(own, plain);
  }

  @Override
  public Optional<Body> read(String path) {
    Place place = place(path);
    return place.files.read(place.path);
  }

  @Override
  public List<String> list(String directory) {
    Place place = place(directory);
    String plain = Files.plain(directory);
    TreeSet<String> names = new TreeSet<>(place.files.list(place.path));
    for (Mount mount : mounts) {
      if (!mount.path.equals("/") && mount.directory().equals(plain)) {
        names.add(mount.name());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Optional<Entry> find(String path) {
    Place place = place(path);
    return place.files.find(place.path);
  }

  @Override
  public void write(String path, Body content) throws Unwritable {
    Place place = place(path);
    said(path, () -> place.files.write(place.path, content));
  }

  @Override
  public void makeDirectory(String path) throws Unwritable {
    Place place = place(path);
    if (!place.files.find(place.path).map(Entry::isDirectory).orElse(false)) {
      said(path, () -> place.files.makeDirectory(place.path));
    }
  }

  @Override
  public void delete(String path) throws Unwritable {
    Place place = place(path);
    said(path, () -> place.files.delete(place.path));
  }

  private interface Change {
    void make() throws Unwritable;
  }

  /// Refusals name the path as the container knows it.
  private static void said(String path, Change change) throws Unwritable {
    try {
      change.make();
    } catch (Unwritable refused) {
      throw new Unwritable(path, refused.reason());
    }
  }
}
