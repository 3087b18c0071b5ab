package turbulence.simulator.workload;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Files in memory, as many as there is room for. Shared between threads.
public final class Tree implements Files {
  /// What the name of a file takes up, and what is known of it.
  private static final long OVERHEAD = 128;

  private final InstantSource clock;
  private final Space space;
  private final NavigableMap<String, Node> nodes = new TreeMap<>();
  private long left;

  /// @param content null for a directory
  private record Node(@Nullable Body content, Instant changed) {
    long weight() {
      return OVERHEAD + (content == null ? 0 : content.size());
    }
  }

  /// @param limit how many bytes its files may have together
  public Tree(InstantSource clock, Space space, long limit) {
    this.clock = clock;
    this.space = space;
    this.left = limit;
    nodes.put("/", new Node(null, clock.instant()));
  }

  @Override
  public synchronized Optional<Body> read(String path) {
    Node node = nodes.get(path);
    return node == null ? Optional.empty() : Optional.ofNullable(node.content);
  }

  @Override
  public synchronized Optional<Entry> find(String path) {
    Node node = nodes.get(path);
    if (node == null) {
      return Optional.empty();
    }
    int size = node.content == null ? 0 : node.content.size();
    return Optional.of(new Entry(node.content == null, true, size, node.changed));
  }

  @Override
  public synchronized List<String> list(String directory) {
    String start = below(directory);
    List<String> names = new ArrayList<>();
    for (String path : nodes.tailMap(start, false).keySet()) {
      if (!path.startsWith(start)) {
        break;
      }
      if (path.indexOf('/', start.length()) < 0) {
        names.add(path.substring(start.length()));
      }
    }
    return names;
  }

  private static String below(String directory) {
    return directory.equals("/") ? "/" : directory + "/";
  }

  @Override
  public synchronized void write(String path, Body content) throws Unwritable {
    Node before = nodes.get(path);
    if (before != null && before.content == null) {
      throw new Unwritable(path, "Is a directory");
    }
    makeDirectory(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    put(path, new Node(content, clock.instant()));
  }

  @Override
  public synchronized void makeDirectory(String path) throws Unwritable {
    Node there = nodes.get(path);
    if (there == null) {
      makeDirectory(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
      put(path, new Node(null, clock.instant()));
    } else if (there.content != null) {
      throw new Unwritable(path, "Not a directory");
    }
  }

  private void put(String path, Node node) throws Unwritable {
    Node before = nodes.get(path);
    long more = node.weight() - (before == null ? 0 : before.weight());
    if (more > left || !space.take(more)) {
      throw new Unwritable(path, "No space left on device");
    }
    left -= more;
    nodes.put(path, node);
  }

  @Override
  public synchronized void delete(String path) throws Unwritable {
    Node node = nodes.get(path);
    if (node == null) {
      throw new Unwritable(path, "No such file or directory");
    } else if (path.equals("/")) {
      throw new Unwritable(path, "Device or resource busy");
    } else if (node.content == null && !list(path).isEmpty()) {
      throw new Unwritable(path, "Directory not empty");
    }
    nodes.remove(path);
    left += node.weight();
    space.take(-node.weight());
  }

  /// Throws everything away, for nobody sees it any more.
  public synchronized void clear() {
    nodes.remove("/");
    nodes.values().forEach(node -> space.take(-node.weight()));
    nodes.clear();
    left = 0;
  }
}
