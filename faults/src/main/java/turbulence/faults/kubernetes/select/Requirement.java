package turbulence.faults.kubernetes.select;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonText;

/// One requirement of a [Selector], as Kubernetes means it: what excludes values is met by who has
/// none at all.
///
/// @param values one at least, unless it is about being there
record Requirement(String key, Operator operator, Set<String> values) {

  /// How the value of the key is compared.
  enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST,
    GREATER,
    LESS
  }

  boolean isMet(@Nullable Json found) {
    String value = found == null ? null : found instanceof JsonText(String t) ? t : "" + found;
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case GREATER -> value != null && compare(value) > 0;
      case LESS -> value != null && compare(value) < 0;
    };
  }

  /// 0 when one of them is no number: then it is neither greater nor less.
  private int compare(String value) {
    try {
      return Long.compare(Long.parseLong(value), Long.parseLong(values.iterator().next()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
