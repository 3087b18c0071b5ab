package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.select.Requirement.Operator;

/// Which labels are meant: those that fulfil all requirements.
public final class LabelSelector {
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), true);
  public static final LabelSelector NOTHING = new LabelSelector(List.of(), false);

  private final List<Requirement> requirements;
  private final boolean possible;

  private LabelSelector(List<Requirement> requirements, boolean possible) {
    this.requirements = requirements;
    this.possible = possible;
  }

  private static LabelSelector all(List<Requirement> requirements) {
    return requirements.isEmpty()
        ? EVERYTHING
        : new LabelSelector(
            requirements.stream().sorted(Comparator.comparing(Requirement::key)).toList(), true);
  }

  /// Reads the written form, `app=web,tier in (a,b),!old`; refuses what is wrong.
  public static LabelSelector parse(String text) {
    return all(LabelGrammar.read(text));
  }

  /// Reads `matchLabels` and `matchExpressions`; without a selector nothing is meant, by an empty
  /// one everything. Refuses what is wrong.
  public static LabelSelector of(@Nullable Json selector) {
    if (selector == null || selector == JsonNull.NULL) {
      return NOTHING;
    }
    if (!(selector instanceof JsonObject object)) {
      throw Refusals.badRequest("a label selector must be an object, not " + selector.kind());
    }
    List<Requirement> requirements = equal(object.object("matchLabels"));
    for (Json item : object.array("matchExpressions")) {
      JsonObject expression = item instanceof JsonObject one ? one : JsonObject.EMPTY;
      requirements.add(
          Requirement.checked(
              expression.text("key").orElse(""),
              operator(expression.text("operator").orElse("")),
              texts(expression.array("values"))));
    }
    return all(requirements);
  }

  /// Reads labels that all must be there, as the selector of a service is written. Nothing is meant
  /// by none.
  public static LabelSelector ofLabels(JsonObject labels) {
    return labels.isEmpty() ? NOTHING : all(equal(labels));
  }

  private static List<Requirement> equal(JsonObject labels) {
    List<Requirement> requirements = new ArrayList<>();
    for (Map.Entry<String, Json> label : labels) {
      String value = label.getValue() instanceof JsonText text ? text.value() : "";
      requirements.add(Requirement.checked(label.getKey(), Operator.EQUALS, List.of(value)));
    }
    return requirements;
  }

  private static Operator operator(String word) {
    return switch (word) {
      case "In" -> Operator.IN;
      case "NotIn" -> Operator.NOT_IN;
      case "Exists" -> Operator.EXISTS;
      case "DoesNotExist" -> Operator.ABSENT;
      default ->
          throw Refusals.badRequest(GoText.quote(word) + " is not a valid label selector operator");
    };
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    for (Json item : array) {
      texts.add(item instanceof JsonText text ? text.value() : "");
    }
    return texts;
  }

  public boolean isEverything() {
    return possible && requirements.isEmpty();
  }

  public List<Requirement> requirements() {
    return requirements;
  }

  public boolean matches(JsonObject labels) {
    if (!possible) {
      return false;
    }
    for (int i = 0; i < requirements.size(); i++) {
      if (!requirements.get(i).matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /// Whether an object's labels are meant.
  public boolean selects(JsonObject object) {
    return isEverything() || matches(object.object("metadata").object("labels"));
  }

  /// The written form, sorted by key; empty for everything and for nothing.
  @Override
  public String toString() {
    return String.join(",", requirements.stream().map(Requirement::toString).toList());
  }
}
