package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Which objects are meant, by their labels: `matchLabels` and `matchExpressions`.
public final class LabelSelector {
  /// Means nothing at all.
  public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

  private final List<Demand> demands;
  private final boolean nothing;

  private LabelSelector(List<Demand> demands, boolean nothing) {
    this.demands = List.copyOf(demands);
    this.nothing = nothing;
  }

  private record Demand(String label, String operator, Set<String> values) {
    boolean holds(JsonObject labels) {
      String value = labels.get(label) instanceof JsonText text ? text.value() : null;
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }

    @Override
    public String toString() {
      String in = values.size() == 1 ? "=" + values.iterator().next() : " in " + list();
      return switch (operator) {
        case "In" -> label + in;
        case "NotIn" -> label + " notin " + list();
        case "Exists" -> label;
        default -> "!" + label;
      };
    }

    private String list() {
      return values.stream().sorted().collect(Collectors.joining(",", "(", ")"));
    }
  }

  /// The selector that a `LabelSelector` object stands for; without one nothing is meant, an empty
  /// one means everything.
  public static LabelSelector of(@Nullable Json selector) {
    if (!(selector instanceof JsonObject object)) {
      return NOTHING;
    }
    List<Demand> demands = new ArrayList<>(equalities(object.object("matchLabels")));
    for (JsonObject expression : Fields.objects(object, "matchExpressions")) {
      Set<String> values = new TreeSet<>();
      expression.array("values").forEach(value -> values.add(plain(value)));
      demands.add(
          new Demand(Fields.text(expression, "key"), Fields.text(expression, "operator"), values));
    }
    return new LabelSelector(demands, false);
  }

  /// The selector of kinds that know equalities only, such as Services; an empty one means nothing.
  public static LabelSelector ofLabels(JsonObject labels) {
    return new LabelSelector(equalities(labels), labels.isEmpty());
  }

  private static List<Demand> equalities(JsonObject labels) {
    List<Demand> demands = new ArrayList<>();
    for (Map.Entry<String, Json> label : labels) {
      demands.add(new Demand(label.getKey(), "In", Set.of(plain(label.getValue()))));
    }
    return demands;
  }

  private static String plain(Json value) {
    return value instanceof JsonText text ? text.value() : value.toString();
  }

  public boolean isNothing() {
    return nothing;
  }

  public boolean isEverything() {
    return !nothing && demands.isEmpty();
  }

  public boolean matches(JsonObject labels) {
    if (nothing) {
      return false;
    }
    for (Demand demand : demands) {
      if (!demand.holds(labels)) {
        return false;
      }
    }
    return true;
  }

  /// As kubectl users write it.
  @Override
  public String toString() {
    return demands.stream().map(Demand::toString).sorted().collect(Collectors.joining(","));
  }
}
