package turbulence.experiment.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Header lines in their order. Names are compared without regard to case.
public record Headers(List<Header> lines) implements Iterable<Headers.Header> {
  public static final Headers NONE = new Headers(List.of());

  /// One line.
  public record Header(String name, String value) {
    boolean isCalled(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  public Headers {
    lines = List.copyOf(lines);
  }

  public static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  /// The value of the first line of that name.
  public @Nullable String first(String name) {
    for (Header line : lines) {
      if (line.isCalled(name)) {
        return line.value();
      }
    }
    return null;
  }

  public boolean has(String name) {
    return first(name) != null;
  }

  /// The values of all lines of that name.
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Header line : lines) {
      if (line.isCalled(name)) {
        values.add(line.value());
      }
    }
    return values;
  }

  /// With that line in the place of the first of its name, or as the last one.
  public Headers with(String name, String value) {
    List<Header> changed = new ArrayList<>(lines.size() + 1);
    boolean placed = false;
    for (Header line : lines) {
      if (!line.isCalled(name)) {
        changed.add(line);
      } else if (!placed) {
        changed.add(new Header(name, value));
        placed = true;
      }
    }
    if (!placed) {
      changed.add(new Header(name, value));
    }
    return new Headers(changed);
  }

  /// With that line as the last one, whether or not there are others of its name.
  public Headers and(String name, String value) {
    List<Header> more = new ArrayList<>(lines);
    more.add(new Header(name, value));
    return new Headers(more);
  }

  public Headers without(String name) {
    if (!has(name)) {
      return this;
    }
    List<Header> kept = new ArrayList<>(lines);
    kept.removeIf(line -> line.isCalled(name));
    return new Headers(kept);
  }

  @Override
  public Iterator<Header> iterator() {
    return lines.iterator();
  }
}
