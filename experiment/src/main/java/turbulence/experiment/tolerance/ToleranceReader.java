package turbulence.experiment.tolerance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.tolerance.Tolerance.AnyOf;
import turbulence.experiment.tolerance.Tolerance.Asks;
import turbulence.experiment.tolerance.Tolerance.Between;
import turbulence.experiment.tolerance.Tolerance.Equal;
import turbulence.experiment.tolerance.Tolerance.Finds;
import turbulence.experiment.tolerance.Tolerance.InRange;
import turbulence.experiment.tolerance.Tolerance.Matches;
import turbulence.experiment.tolerance.Tolerance.Never;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// From a tolerance as written to what it means. Without a switch over types, whose first use costs
/// a short run 10 ms.
public final class ToleranceReader {
  private ToleranceReader() {}

  /// What it means, and everything that is wrong or doubtful with it. A probe that is asked is an
  /// activity, and checked by whoever knows activities.
  public static Reading read(Json written) {
    List<Flaw> flaws = new ArrayList<>();
    ToleranceChecks.check(written, flaws);
    return new Reading(trust(written), flaws);
  }

  /// What it means, good or not.
  public static Tolerance trust(@Nullable Json written) {
    if (written instanceof JsonBool || written instanceof JsonText) {
      return new Equal(written);
    } else if (written instanceof JsonNumber number && number.isWhole()) {
      return new Equal(number);
    } else if (written instanceof JsonArray array) {
      return array.size() == 2 ? new Between(array.get(0), array.get(1)) : new AnyOf(array.items());
    } else if (written instanceof JsonObject object) {
      return trust(object);
    }
    return new Never(written == null ? JsonNull.NULL : written);
  }

  /// The tolerance with names replaced where Chaos Toolkit replaces them, and nowhere else: in a
  /// text, which can turn into any other tolerance, in patterns, in paths and in what these expect.
  public static Tolerance substituted(Tolerance tolerance, Function<Json, Json> substitution) {
    return tolerance instanceof Equal(JsonText text)
        ? inside(trust(substitution.apply(text)), substitution)
        : inside(tolerance, substitution);
  }

  private static Tolerance inside(Tolerance tolerance, Function<Json, Json> substitution) {
    if (tolerance instanceof Matches(Json pattern, Json target)) {
      return new Matches(substitution.apply(pattern), target);
    } else if (tolerance instanceof Finds(Json path, Json target, Json count, Json expect)) {
      Json expected = expect == null ? null : substitution.apply(expect);
      return new Finds(substitution.apply(path), target, count, expected);
    }
    return tolerance;
  }

  private static Tolerance trust(JsonObject object) {
    return switch (object.text("type").orElse("")) {
      case "probe" -> new Asks(object);
      case "regex" -> new Matches(orNull(object, "pattern"), object.get("target"));
      case "jsonpath" ->
          new Finds(
              orNull(object, "path"),
              object.get("target"),
              object.get("count") instanceof JsonNull ? null : object.get("count"),
              object.get("expect"));
      case "range" -> new InRange(orNull(object, "range"), object.get("target"));
      default -> new Never(object);
    };
  }

  private static Json orNull(JsonObject object, String name) {
    Json value = object.get(name);
    return value == null ? JsonNull.NULL : value;
  }
}
