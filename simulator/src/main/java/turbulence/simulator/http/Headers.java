package turbulence.simulator.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Header lines in their order; names are compared without regard to case.
public record Headers(List<Line> lines) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    lines = List.copyOf(lines);
  }

  /// One header line.
  public record Line(String name, String value) {}

  public static Headers of(String name, String value) {
    return new Headers(List.of(new Line(name, value)));
  }

  /// These lines and one more.
  public Headers with(String name, String value) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(name, value));
    return new Headers(more);
  }

  /// The value of the first line of this name.
  public @Nullable String first(String name) {
    for (Line line : lines) {
      if (line.name.equalsIgnoreCase(name)) {
        return line.value;
      }
    }
    return null;
  }

  /// The values of all lines of this name.
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Line line : lines) {
      if (line.name.equalsIgnoreCase(name)) {
        values.add(line.value);
      }
    }
    return values;
  }

  public boolean has(String name) {
    return first(name) != null;
  }

  /// Whether the word is among the comma-separated words of the lines of this name; parameters such
  /// as `;q=0.5` do not count, but `;q=0` means no.
  public boolean lists(String name, String word) {
    for (String value : all(name)) {
      for (String item : value.split(",", -1)) {
        int parameters = item.indexOf(';');
        String bare = parameters < 0 ? item : item.substring(0, parameters);
        if (bare.strip().equalsIgnoreCase(word)) {
          return parameters < 0 || !item.substring(parameters + 1).strip().matches("q=0(\\.0*)?");
        }
      }
    }
    return false;
  }
}
