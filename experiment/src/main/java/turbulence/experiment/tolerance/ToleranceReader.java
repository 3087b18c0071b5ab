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

/// From a tolerance as written to what it means.
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
    return switch (written) {
      case null -> new Never(JsonNull.NULL);
      case JsonBool _, JsonText _ -> new Equal(written);
      case JsonNumber number when number.isWhole() -> new Equal(number);
      case JsonArray array when array.size() == 2 -> new Between(array.get(0), array.get(1));
      case JsonArray array -> new AnyOf(array.items());
      case JsonObject object -> trust(object);
      default -> new Never(written);
    };
  }

  /// The tolerance with names replaced where Chaos Toolkit replaces them, and nowhere else: in a
  /// text, which can turn into any other tolerance, in patterns, in paths and in what these expect.
  public static Tolerance substituted(Tolerance tolerance, Function<Json, Json> substitution) {
    return switch (tolerance) {
      case Equal(JsonText text) -> inside(trust(substitution.apply(text)), substitution);
      default -> inside(tolerance, substitution);
    };
  }

  private static Tolerance inside(Tolerance tolerance, Function<Json, Json> substitution) {
    return switch (tolerance) {
      case Matches(Json pattern, Json target) -> new Matches(substitution.apply(pattern), target);
      case Finds(Json path, Json target, Json count, Json expect) ->
          new Finds(
              substitution.apply(path),
              target,
              count,
              expect == null ? null : substitution.apply(expect));
      default -> tolerance;
    };
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
