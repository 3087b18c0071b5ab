package turbulence.experiment.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.NoAnswer;
import turbulence.json.Json;

/// A path that finds values in a tree. What Python's jsonpath2 can read means what it means there;
/// what it cannot is read as RFC 9535.
public final class JsonPath {
  private static final int MOST = 1_000_000;

  private final String written;
  private final Dialect dialect;
  private final Source.Way way;
  private final @Nullable String difference;

  private JsonPath(String written, Dialect dialect, Source.Way way, @Nullable String difference) {
    this.written = written;
    this.dialect = dialect;
    this.way = way;
    this.difference = difference;
  }

  /// Reads a path.
  ///
  /// @throws BadPath when it is a path in neither dialect
  public static JsonPath parse(String path) throws BadPath {
    try {
      Source.Way way = JsonPath2Parser.parse(path);
      return new JsonPath(path, Dialect.JSONPATH2, way, difference(path, way));
    } catch (BadPath inJsonPath2) {
      return parseStandard(path, inJsonPath2);
    }
  }

  private static JsonPath parseStandard(String path, BadPath other) throws BadPath {
    try {
      return new JsonPath(path, Dialect.RFC_9535, StandardParser.parse(path), null);
    } catch (BadPath inStandard) {
      throw other.position() > inStandard.position() ? other : inStandard;
    }
  }

  /// The found values, in order.
  ///
  /// @throws NoAnswer where jsonpath2 fails on such a value, or when too many are found
  public List<Json> matches(Json root) throws InterruptedException {
    List<Json> found = new ArrayList<>();
    way.each(
        root,
        root,
        value -> {
          if (found.size() == MOST) {
            throw new NoAnswer("the path finds more than " + MOST + " values");
          }
          return found.add(value);
        });
    return found;
  }

  public Dialect dialect() {
    return dialect;
  }

  /// How its meaning differs from what the standard gives to the same text; empty when it does not,
  /// or when the text means nothing to the standard.
  public Optional<String> differs() {
    return Optional.ofNullable(difference);
  }

  /// The path as it was written.
  @Override
  public String toString() {
    return written;
  }

  private static @Nullable String difference(String path, Source.Way way) {
    String difference = difference(way);
    if (difference == null) {
      return null;
    }
    try {
      StandardParser.parse(path);
      return difference;
    } catch (BadPath noStandardPath) {
      return null;
    }
  }

  private static @Nullable String difference(Source.Way way) {
    for (Segment segment : way.segments()) {
      for (Selector selector : segment.selectors()) {
        String difference = difference(selector);
        if (difference != null) {
          return difference;
        }
      }
    }
    return null;
  }

  private static @Nullable String difference(Selector selector) {
    return switch (selector) {
      case Selector.Itself _ ->
          "a filter tests the value that it stands behind, as in jsonpath2; in RFC 9535 it tests"
              + " that value's children (write [*][?(...)] for those)";
      case Selector.Slice(Steps steps) when !steps.isForward() ->
          "a slice with a negative step still starts at the front, as in jsonpath2; in RFC 9535 it"
              + " starts at the end";
      case Selector.Name(String name) when name.indexOf('\\') >= 0 ->
          "a backslash in a name stands for itself, as in jsonpath2; in RFC 9535 it starts an"
              + " escape";
      default -> null;
    };
  }
}
