package turbulence.simulator.kubelet.volume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files;

/// Files that are made of objects and cannot be written. They follow the objects: a node looks once
/// a minute. What is gone since stays as it was. Shared between threads.
final class Projection implements Files {
  private static final Duration TURN = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Origin origin;
  private final boolean follows;
  private NavigableMap<String, Body> files = new TreeMap<>();
  private Instant looked = Instant.MIN;
  private Instant changed = Instant.EPOCH;

  /// Where the files come from.
  @FunctionalInterface
  interface Origin {
    /// Contents by path below the mount.
    Map<String, Body> files() throws Unmountable;
  }

  /// @param follows whether it looks again
  Projection(InstantSource clock, Origin origin, boolean follows) {
    this.clock = clock;
    this.origin = origin;
    this.follows = follows;
  }

  /// The files as they are now, and as they stay: what is mounted by a path in the volume does not
  /// follow.
  Projection still() {
    Projection still = new Projection(clock, origin, false);
    still.now();
    return still;
  }

  private synchronized NavigableMap<String, Body> now() {
    Instant now = clock.instant();
    if (looked.equals(Instant.MIN) || follows && !now.isBefore(looked.plus(TURN))) {
      look(now);
    }
    return files;
  }

  private void look(Instant now) {
    looked = now;
    NavigableMap<String, Body> fresh = new TreeMap<>();
    try {
      origin.files().forEach((path, body) -> fresh.put(Files.plain(path), body));
    } catch (Unmountable gone) {
      return; // what was there stays
    }
    files = fresh;
    changed = now;
  }

  @Override
  public Optional<Body> read(String path) {
    return Optional.ofNullable(now().get(path));
  }

  @Override
  public Optional<Entry> find(String path) {
    NavigableMap<String, Body> all = now();
    Body content = all.get(path);
    if (content != null) {
      return Optional.of(new Entry(false, false, content.size(), changed));
    }
    return path.equals("/") || isDirectory(all, path)
        ? Optional.of(new Entry(true, false, 0, changed))
        : Optional.empty();
  }

  private static boolean isDirectory(NavigableMap<String, Body> all, String path) {
    String next = all.higherKey(path + "/");
    return next != null && next.startsWith(path + "/");
  }

  @Override
  public List<String> list(String directory) {
    String start = directory.equals("/") ? "/" : directory + "/";
    TreeSet<String> names = new TreeSet<>();
    for (String path : now().tailMap(start, false).keySet()) {
      if (path.startsWith(start)) {
        int slash = path.indexOf('/', start.length());
        names.add(path.substring(start.length(), slash < 0 ? path.length() : slash));
      }
    }
    return new ArrayList<>(names);
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
}
