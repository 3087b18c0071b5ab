package turbulence.faults.kubernetes.select;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A selector that we evaluate ourselves, since no API does: Kubernetes' grammar for labels, used
/// on annotations. Values may be anything without spaces and `=!(),<>`.
public final class Selector {
  private final List<Requirement> requirements;

  private Selector(List<Requirement> requirements) {
    this.requirements = List.copyOf(requirements);
  }

  /// Reads one, such as `team=shop,tier in (web,db),!legacy`.
  ///
  /// @param argument what messages call it
  /// @throws IllegalArgumentException when it is none, saying what was expected and where
  public static Selector parse(String argument, String text) {
    return new Selector(new SelectorReader(argument, text).read());
  }

  public boolean selects(JsonObject labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.isMet(labels.get(requirement.key()))) {
        return false;
      }
    }
    return true;
  }

  /// As the selectors in objects have it; an empty one is for all.
  ///
  /// @throws IllegalArgumentException when it compares numbers, which those cannot
  public JsonObject asObject() {
    List<JsonObject> expressions = requirements.stream().map(Requirement::expression).toList();
    return expressions.isEmpty()
        ? JsonObject.EMPTY
        : JsonObject.of("matchExpressions", JsonArray.from(expressions));
  }

  /// Selectors as objects have them, of which everything that this one does not select meets one at
  /// least, and nothing that it selects meets any.
  ///
  /// @throws IllegalArgumentException when it compares numbers, which those cannot
  public List<JsonObject> others() {
    List<JsonObject> others = new ArrayList<>();
    for (Requirement requirement : requirements) {
      JsonObject expression = requirement.opposite().expression();
      others.add(JsonObject.of("matchExpressions", JsonArray.from(List.of(expression))));
    }
    return others;
  }
}
