package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;
import turbulence.json.JsonWriter;

/// The way from the top of a tree to one of its values, written like
/// `method[2].provider.arguments["a b"]`.
public final class TreePath {
  /// The whole tree; written as nothing.
  public static final TreePath TOP = new TreePath(null, null, -1);

  private final @Nullable TreePath parent;
  private final @Nullable String name;
  private final int index;

  private TreePath(@Nullable TreePath parent, @Nullable String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  /// The way to the field of that name.
  public TreePath field(String name) {
    return new TreePath(this, name, -1);
  }

  /// The way to the item of an array, counted from 0.
  public TreePath item(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("an index is not negative: " + index);
    }
    return new TreePath(this, null, index);
  }

  /// The way to what holds this value; null at the top.
  public @Nullable TreePath parent() {
    return parent;
  }

  /// The way that a text names.
  public static TreePath parse(String written) {
    return TOP.below(written);
  }

  /// The way to what a text names from here on; empty for here.
  public TreePath below(String written) {
    TreePath at = this;
    int from = 0;
    while (from < written.length()) {
      int end = endOfStep(written, from);
      at = at.step(written.substring(from, end));
      from = end < written.length() && written.charAt(end) == '.' ? end + 1 : end;
    }
    return at;
  }

  private static int endOfStep(String written, int from) {
    boolean bracket = written.charAt(from) == '[';
    boolean quoted = false;
    for (int i = from; i < written.length(); i++) {
      char c = written.charAt(i);
      if (bracket && c == '\\' && quoted) {
        i++;
      } else if (bracket && c == '"') {
        quoted = !quoted;
      } else if (bracket && c == ']' && !quoted) {
        return i + 1;
      } else if (!bracket && (c == '.' || c == '[')) {
        return i;
      }
    }
    return written.length();
  }

  private TreePath step(String written) {
    if (!written.startsWith("[") || !written.endsWith("]")) {
      return written.isEmpty() ? this : field(written);
    }
    String inside = written.substring(1, written.length() - 1);
    try {
      return JsonReader.read(inside) instanceof JsonText name
          ? field(name.value())
          : item(Integer.parseInt(inside));
    } catch (JsonMalformed | NumberFormatException e) {
      return field(inside);
    }
  }

  /// The steps from the top on: a String for each field, an Integer for each item.
  List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    for (TreePath at = this; at != null && at.parent != null; at = at.parent) {
      steps.add(at.name == null ? (Object) at.index : at.name);
    }
    return steps.reversed();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreePath that && steps().equals(that.steps());
  }

  @Override
  public int hashCode() {
    return steps().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps()) {
      if (step instanceof String field && isPlain(field)) {
        text.append(text.isEmpty() ? "" : ".").append(field);
      } else {
        String inside =
            step instanceof String field
                ? JsonWriter.compact(new JsonText(field))
                : Objects.toString(step);
        text.append('[').append(inside).append(']');
      }
    }
    return text.toString();
  }

  /// Whether a name needs no quotes.
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c == '.' || c == '[' || c == ']' || c == '"' || c == 0x7F) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
