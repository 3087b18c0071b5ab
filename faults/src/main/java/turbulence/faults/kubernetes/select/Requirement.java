package turbulence.faults.kubernetes.select;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
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

  /// What is met by exactly who does not meet this one.
  Requirement opposite() {
    Operator other =
        switch (operator) {
          case IN -> Operator.NOT_IN;
          case NOT_IN -> Operator.IN;
          case EXISTS -> Operator.DOES_NOT_EXIST;
          case DOES_NOT_EXIST -> Operator.EXISTS;
          case GREATER, LESS -> throw numbers();
        };
    return new Requirement(key, other, values);
  }

  /// As objects have it.
  JsonObject expression() {
    String name =
        switch (operator) {
          case IN -> "In";
          case NOT_IN -> "NotIn";
          case EXISTS -> "Exists";
          case DOES_NOT_EXIST -> "DoesNotExist";
          case GREATER, LESS -> throw numbers();
        };
    JsonObject expression = JsonObject.of("key", key, "operator", name);
    return operator == Operator.IN || operator == Operator.NOT_IN
        ? expression.with("values", JsonArray.from(values.stream().sorted().toList()))
        : expression;
  }

  private IllegalArgumentException numbers() {
    return new IllegalArgumentException("the label " + key + " is compared as a number");
  }
}
