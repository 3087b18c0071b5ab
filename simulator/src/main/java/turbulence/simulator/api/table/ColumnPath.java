package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Where a column of a custom kind finds its value: `.status.phase`, `.spec.ports[0].name`,
/// `.status.conditions[?(@.type=="Ready")].status`. Of several values the first counts.
final class ColumnPath {
  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  private sealed interface Step {
    /// What this step leads to from a value.
    List<Json> from(Json value);
  }

  private record Name(String name) implements Step {
    @Override
    public List<Json> from(Json value) {
      Json found = value instanceof JsonObject object ? object.get(name) : null;
      return found == null ? List.of() : List.of(found);
    }
  }

  private record Index(int index) implements Step {
    @Override
    public List<Json> from(Json value) {
      int size = value instanceof JsonArray array ? array.size() : 0;
      int place = index < 0 ? size + index : index;
      return value instanceof JsonArray array && place >= 0 && place < size
          ? List.of(array.get(place))
          : List.of();
    }
  }

  private record Every() implements Step {
    @Override
    public List<Json> from(Json value) {
      if (value instanceof JsonArray array) {
        return array.items();
      }
      List<Json> values = new ArrayList<>();
      if (value instanceof JsonObject object) {
        object.forEach(entry -> values.add(entry.getValue()));
      }
      return values;
    }
  }

  private record Where(ColumnPath path, String operator, @Nullable Json wanted) implements Step {
    @Override
    public List<Json> from(Json value) {
      return value instanceof JsonArray array
          ? array.items().stream().filter(this::holds).toList()
          : List.of();
    }

    private boolean holds(Json item) {
      Json found = path.first(item);
      if (found == null || wanted == null) {
        return found != null && operator.isEmpty();
      }
      return switch (operator) {
        case "==" -> order(found, wanted) == 0;
        case "!=" -> order(found, wanted) != 0;
        case "<" -> order(found, wanted) < 0;
        case "<=" -> order(found, wanted) <= 0;
        case ">" -> order(found, wanted) > 0;
        default -> order(found, wanted) >= 0;
      };
    }

    private static int order(Json one, Json other) {
      return one instanceof JsonNumber a && other instanceof JsonNumber b
          ? Double.compare(a.doubleValue(), b.doubleValue())
          : Look.shown(one, "").compareTo(Look.shown(other, ""));
    }
  }

  private ColumnPath(String text) {
    this.text = text;
  }

  /// The path, or null for text that is none.
  static @Nullable ColumnPath read(String text) {
    ColumnPath path = new ColumnPath(text.startsWith("$") ? text.substring(1) : text);
    while (path.at < path.text.length()) {
      Step step = path.step();
      if (step == null) {
        return null;
      }
      path.steps.add(step);
    }
    return path;
  }

  /// The first value that the path leads to.
  @Nullable Json first(Json root) {
    List<Json> values = List.of(root);
    for (Step step : steps) {
      values = values.stream().flatMap(value -> step.from(value).stream()).toList();
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private @Nullable Step step() {
    if (text.charAt(at) == '[') {
      int end = text.startsWith("[?(", at) ? text.indexOf(")]", at) + 1 : text.indexOf(']', at);
      if (end <= at) {
        return null;
      }
      String inside = text.substring(at + 1, end);
      at = end + 1;
      return bracket(inside);
    }
    if (text.charAt(at) != '.') {
      return null;
    }
    at++;
    String name = name();
    if (name.isEmpty()) {
      return null;
    }
    return name.equals("*") ? new Every() : new Name(name);
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    return name.toString();
  }

  private static @Nullable Step bracket(String inside) {
    if (inside.equals("*")) {
      return new Every();
    } else if (inside.startsWith("?(@")) {
      return where(inside.substring(3, inside.length() - 1).strip());
    } else if (inside.length() > 1 && (inside.startsWith("'") || inside.startsWith("\""))) {
      return new Name(inside.substring(1, inside.length() - 1));
    }
    Json index = value(inside);
    return index instanceof JsonNumber number && number.isWhole()
        ? new Index(number.value().intValue())
        : null;
  }

  private static @Nullable Step where(String condition) {
    for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
      int sign = condition.indexOf(operator);
      if (sign >= 0) {
        ColumnPath path = read(condition.substring(0, sign).strip());
        Json wanted = value(condition.substring(sign + operator.length()).strip());
        return path == null || wanted == null ? null : new Where(path, operator, wanted);
      }
    }
    ColumnPath path = read(condition);
    return path == null ? null : new Where(path, "", null);
  }

  private static @Nullable Json value(String text) {
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return new JsonText(text.substring(1, text.length() - 1));
    }
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed wrong) {
      return null;
    }
  }
}
