package turbulence.simulator.api.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.discovery.KindInfo;

/// Which objects of a kind are meant: those whose fields have, or have not, the given values.
public final class FieldSelector {
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  private final List<Comparison> comparisons;

  private record Comparison(FieldTerm term, FieldValue field) {
    boolean holds(JsonObject object) {
      return field.of(object).equals(term.value()) != term.differs();
    }
  }

  private FieldSelector(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  /// Reads the written form, `spec.nodeName=node-0,status.phase!=Failed`; refuses what is wrong,
  /// and fields that the kind does not offer.
  public static FieldSelector parse(String text, KindInfo kind) {
    List<FieldTerm> terms = FieldTerm.read(text);
    if (terms.isEmpty()) {
      return EVERYTHING;
    }
    SelectableFields fields = SelectableFields.of(kind);
    List<Comparison> comparisons = new ArrayList<>();
    for (FieldTerm term : terms) {
      comparisons.add(new Comparison(term, fields.find(term.field())));
    }
    return new FieldSelector(List.copyOf(comparisons));
  }

  /// The one value that a written selector wants of that field, when it can be read and does.
  public static Optional<String> exactly(String text, String field) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return FieldTerm.read(text).stream()
          .filter(term -> !term.differs() && term.field().equals(field))
          .map(FieldTerm::value)
          .findFirst();
    } catch (Refusal unreadable) {
      return Optional.empty();
    }
  }

  public boolean isEverything() {
    return comparisons.isEmpty();
  }

  public boolean selects(JsonObject object) {
    for (int i = 0; i < comparisons.size(); i++) {
      if (!comparisons.get(i).holds(object)) {
        return false;
      }
    }
    return true;
  }

  /// The one value that the field must have, when there is such; by `metadata.name` a list need not
  /// look at all objects.
  public Optional<String> exactly(String field) {
    for (Comparison comparison : comparisons) {
      if (!comparison.term().differs() && comparison.term().field().equals(field)) {
        return Optional.of(comparison.term().value());
      }
    }
    return Optional.empty();
  }
}
