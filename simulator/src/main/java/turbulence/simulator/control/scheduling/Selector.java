package turbulence.simulator.control.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Labels that something must carry. Two that ask for the same are equal.
///
/// @param terms null when nothing is meant at all
record Selector(@Nullable List<Term> terms) {
  static final Selector NOTHING = new Selector(null);

  /// One demand on a label; also those that only node selectors know.
  record Term(String label, String operator, List<String> values) {
    boolean holds(@Nullable String value) {
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        case "Gt" -> value != null && compared(value) > 0;
        case "Lt" -> value != null && compared(value) < 0;
        default -> false;
      };
    }

    /// 0, which is neither greater nor less, when one of the two is no number.
    private int compared(String value) {
      try {
        return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
      } catch (NumberFormatException noNumber) {
        return 0;
      }
    }
  }

  /// Without a selector nothing is meant, an empty one means everything.
  static Selector of(@Nullable Json selector) {
    if (!(selector instanceof JsonObject object)) {
      return NOTHING;
    }
    List<Term> terms = new ArrayList<>();
    equalities(object.object("matchLabels"), terms);
    expressions(Trees.objects(object, "matchExpressions"), terms);
    return new Selector(List.copyOf(terms));
  }

  static void equalities(JsonObject labels, List<Term> into) {
    for (Map.Entry<String, Json> label : labels) {
      if (label.getValue() instanceof JsonText text) {
        into.add(new Term(label.getKey(), "In", List.of(text.value())));
      }
    }
  }

  static void expressions(List<JsonObject> expressions, List<Term> into) {
    for (JsonObject expression : expressions) {
      into.add(
          new Term(
              Trees.text(expression, "key"),
              Trees.text(expression, "operator"),
              Trees.texts(expression, "values")));
    }
  }

  /// This selector, and the labels of that pod under those keys, as `matchLabelKeys` asks for; or,
  /// as `mismatchLabelKeys` does, other values than the pod's.
  Selector withKeys(List<String> keys, JsonObject labels, String operator) {
    if (terms == null || keys.isEmpty()) {
      return this;
    }
    List<Term> more = new ArrayList<>(terms);
    for (String key : keys) {
      labels.text(key).ifPresent(value -> more.add(new Term(key, operator, List.of(value))));
    }
    return new Selector(List.copyOf(more));
  }

  boolean matches(JsonObject labels) {
    if (terms == null) {
      return false;
    }
    for (Term term : terms) {
      if (!term.holds(labels.get(term.label) instanceof JsonText text ? text.value() : null)) {
        return false;
      }
    }
    return true;
  }
}
