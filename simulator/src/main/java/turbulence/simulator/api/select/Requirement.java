package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusals;

/// One thing that the labels of an object must fulfil.
public record Requirement(String key, Operator operator, List<String> values) {

  /// How the value of a label is held against those of a requirement.
  public enum Operator {
    IN("in"),
    NOT_IN("notin"),
    EQUALS("="),
    DOUBLE_EQUALS("=="),
    NOT_EQUALS("!="),
    GREATER("gt"),
    LESS("lt"),
    EXISTS("exists"),
    ABSENT("!");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /// As messages name it.
    public String word() {
      return word;
    }
  }

  public Requirement {
    values = List.copyOf(values);
  }

  /// A requirement that is well formed, or a refusal.
  static Requirement checked(String key, Operator operator, List<String> values) {
    List<String> faults = new ArrayList<>();
    invalid("key", key, LabelSyntax.keyFaults(key), faults);
    checkValues(operator, values, faults);
    for (int i = 0; i < values.size(); i++) {
      List<String> wrong = LabelSyntax.valueFaults(values.get(i));
      invalid("values[" + i + "][" + key + "]", values.get(i), wrong, faults);
    }
    if (!faults.isEmpty()) {
      throw Refusals.badRequest(aggregate(faults));
    }
    return new Requirement(key, operator, values);
  }

  private static void checkValues(Operator operator, List<String> values, List<String> faults) {
    String shown = "values: Invalid value: " + JsonArray.from(values) + ": ";
    switch (operator) {
      case IN, NOT_IN -> {
        if (values.isEmpty()) {
          faults.add(shown + "for 'in', 'notin' operators, values set can't be empty");
        }
      }
      case EXISTS, ABSENT -> {
        if (!values.isEmpty()) {
          faults.add(shown + "values set must be empty for exists and does not exist");
        }
      }
      case GREATER, LESS -> {
        if (values.size() != 1) {
          faults.add(shown + "for 'Gt', 'Lt' operators, exactly one value is required");
        }
        for (int i = 0; i < values.size(); i++) {
          if (!Whole.is(values.get(i))) {
            String fault = "for 'Gt', 'Lt' operators, the value must be an integer";
            invalid("values[" + i + "]", values.get(i), List.of(fault), faults);
          }
        }
      }
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> {
        if (values.size() != 1) {
          faults.add(shown + "exact-match compatibility requires one single value");
        }
      }
    }
  }

  static void invalid(String path, String value, List<String> wrong, List<String> faults) {
    if (!wrong.isEmpty()) {
      faults.add(
          path + ": Invalid value: " + GoText.quote(value) + ": " + String.join("; ", wrong));
    }
  }

  private static String aggregate(List<String> faults) {
    List<String> distinct = faults.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]";
  }

  boolean matches(JsonObject labels) {
    Json label = labels.get(key);
    return switch (operator) {
      case IN, EQUALS, DOUBLE_EQUALS -> label instanceof JsonText text && isOneOf(text.value());
      case NOT_IN, NOT_EQUALS -> !(label instanceof JsonText text && isOneOf(text.value()));
      case EXISTS -> label != null;
      case ABSENT -> label == null;
      case GREATER ->
          label instanceof JsonText text && Whole.isLess(values.getFirst(), text.value());
      case LESS -> label instanceof JsonText text && Whole.isLess(text.value(), values.getFirst());
    };
  }

  private boolean isOneOf(String value) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).equals(value)) {
        return true;
      }
    }
    return false;
  }

  /// As a list of selectors shows it; it can be read again.
  @Override
  public String toString() {
    String joined = String.join(",", values.stream().sorted().toList());
    return switch (operator) {
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator.word + joined;
      case IN, NOT_IN -> key + " " + operator.word + " (" + joined + ")";
      case GREATER -> key + ">" + joined;
      case LESS -> key + "<" + joined;
      case EXISTS -> key;
      case ABSENT -> "!" + key;
    };
  }
}
