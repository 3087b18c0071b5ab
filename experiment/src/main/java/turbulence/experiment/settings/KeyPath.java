package turbulence.experiment.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Where a value stands in a tree: `auths.example\.com.type`, `controls[0].name`. A backslash takes
/// the meaning from the letter after it.
public final class KeyPath {
  /// One step down.
  private sealed interface Step {
    record Name(String name) implements Step {}

    record Index(int index) implements Step {}
  }

  private final String written;
  private final List<Step> steps;

  private KeyPath(String written, List<Step> steps) {
    this.written = written;
    this.steps = steps;
  }

  /// @throws IllegalArgumentException when the text is no path
  public static KeyPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    boolean first = true;
    while (at < text.length() || first) {
      if (!first && text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        steps.add(new Step.Index(index(text, at, end)));
        at = end + 1;
      } else {
        StringBuilder name = new StringBuilder();
        at = name(text, first ? at : afterDot(text, at), name);
        if (name.isEmpty()) {
          throw wrong(text, "a name is missing at letter " + (at + 1));
        }
        steps.add(new Step.Name(name.toString()));
      }
      first = false;
    }
    return new KeyPath(text, List.copyOf(steps));
  }

  private static int afterDot(String text, int at) {
    if (text.charAt(at) != '.') {
      throw wrong(text, "a dot or [ is missing at letter " + (at + 1));
    }
    return at + 1;
  }

  private static int name(String text, int from, StringBuilder name) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    return at;
  }

  private static int index(String text, int from, int end) {
    if (end > from + 1 && end - from < 9) {
      String digits = text.substring(from + 1, end);
      if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Integer.parseInt(digits);
      }
    }
    throw wrong(text, "a number in brackets is missing at letter " + (from + 1));
  }

  private static IllegalArgumentException wrong(String text, String what) {
    return new IllegalArgumentException("'" + text + "' is no path to a setting: " + what);
  }

  /// The value there, or null.
  public @Nullable Json get(Json tree) {
    Json at = tree;
    for (Step step : steps) {
      at = at == null ? null : child(at, step);
    }
    return at;
  }

  /// The tree with that value there; null when there is nothing to replace.
  public @Nullable JsonObject set(JsonObject tree, Json value) {
    return get(tree) == null ? null : (JsonObject) replace(tree, 0, value);
  }

  /// The tree without the value there; null when there is nothing to remove.
  public @Nullable JsonObject remove(JsonObject tree) {
    return get(tree) == null ? null : (JsonObject) replace(tree, 0, null);
  }

  private Json replace(Json tree, int depth, @Nullable Json value) {
    Step step = steps.get(depth);
    Json old = child(tree, step);
    Json replaced =
        old == null || depth == steps.size() - 1 ? value : replace(old, depth + 1, value);
    return switch (step) {
      case Step.Name(String name) ->
          replaced == null
              ? ((JsonObject) tree).without(name)
              : ((JsonObject) tree).with(name, replaced);
      case Step.Index(int index) -> replaced((JsonArray) tree, index, replaced);
    };
  }

  private static Json replaced(JsonArray array, int index, @Nullable Json value) {
    List<Json> items = new ArrayList<>(array.items());
    if (value == null) {
      items.remove(index);
    } else {
      items.set(index, value);
    }
    return new JsonArray(items);
  }

  private static @Nullable Json child(Json tree, Step step) {
    return switch (step) {
      case Step.Name(String name) -> tree instanceof JsonObject object ? object.get(name) : null;
      case Step.Index(int index) ->
          tree instanceof JsonArray array && index < array.size() ? array.get(index) : null;
    };
  }

  @Override
  public String toString() {
    return written;
  }
}
