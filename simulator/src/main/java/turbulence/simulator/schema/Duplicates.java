package turbulence.simulator.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonEvents;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.Limits;

/// Finds the names that come twice in an object of a JSON text, as paths such as `spec.nodeName`.
///
/// Asked for only once a reader has heard of a duplicate, for it reads the text again.
public final class Duplicates implements JsonEvents {
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Set<String> found = new LinkedHashSet<>();

  private Duplicates() {}

  public static List<String> in(byte[] text, Limits limits) throws JsonMalformed {
    Duplicates duplicates = new Duplicates();
    JsonReader.walk(text, limits, duplicates);
    return List.copyOf(duplicates.found);
  }

  @Override
  public void open(boolean object, int line, int column) {
    levels.push(new Level(object, next()));
  }

  @Override
  public void name(String name, int line, int column) {
    Level level = levels.getFirst();
    level.name = name;
    if (!level.names.add(name)) {
      found.add(level.member());
    }
  }

  @Override
  public void leaf(Json value, int line, int column) {
    next();
  }

  @Override
  public void close(boolean object) {
    levels.pop();
  }

  /// The path of the value that comes now.
  private String next() {
    Level level = levels.peek();
    if (level == null) {
      return "";
    }
    String path = level.member();
    level.place++;
    return path;
  }

  private static final class Level {
    private final boolean object;
    private final String path;
    private final Set<String> names = new HashSet<>();
    private String name = "";
    private int place;

    Level(boolean object, String path) {
      this.object = object;
      this.path = path;
    }

    String member() {
      List<String> parts = new ArrayList<>();
      if (!path.isEmpty()) {
        parts.add(path);
      }
      if (object) {
        parts.add(name);
        return String.join(".", parts);
      }
      return path + "[" + place + "]";
    }
  }
}
