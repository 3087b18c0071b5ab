package turbulence.experiment.tolerance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.jsonpath.BadPath;
import turbulence.experiment.jsonpath.JsonPath;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.NoAnswer;
import turbulence.experiment.python.PythonDecimal;
import turbulence.experiment.python.PythonRegex;
import turbulence.experiment.python.PythonValue;
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
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Decides whether an output is within its tolerance.
public final class Judge {
  private Judge() {}

  /// Always an answer: what Python fails on, and what makes no sense, is missed with a reason.
  public static Judgement judge(Tolerance.Plain tolerance, Json value) throws InterruptedException {
    try {
      return decide(tolerance, value);
    } catch (NoAnswer e) {
      return Judgement.impossible(e.why() + "; the value is " + Shown.of(value));
    }
  }

  // No switch over types: its first use costs a short run 10 ms.
  private static Judgement decide(Tolerance.Plain tolerance, Json value)
      throws InterruptedException {
    if (tolerance instanceof Equal(Json expected)) {
      return equal(expected, value);
    } else if (tolerance instanceof AnyOf(List<Json> allowed)) {
      return anyOf(allowed, value);
    } else if (tolerance instanceof Between(Json low, Json high)) {
      return between(low, high, value);
    } else if (tolerance instanceof Matches matches) {
      return matches(matches, at(matches.target(), value));
    } else if (tolerance instanceof Finds finds) {
      return finds(finds, at(finds.target(), value));
    } else if (tolerance instanceof InRange inRange) {
      return inRange(inRange, at(inRange.target(), value));
    }
    return Judgement.impossible(Shown.of(((Never) tolerance).written()) + " is no tolerance");
  }

  /// Decides by what the asked probe answered.
  public static Judgement judgeAnswer(Asks asks, Json answer) {
    String name = asks.probe().text("name").orElse("");
    return Judgement.of(
        PythonValue.isTrue(answer), "the probe '" + name + "' to agree", Shown.of(answer));
  }

  private static Judgement equal(Json expected, Json value) {
    Json status = expected instanceof JsonNumber ? status(value) : null;
    return status == null
        ? Judgement.of(PythonValue.equal(value, expected), Shown.of(expected), Shown.of(value))
        : Judgement.of(
            PythonValue.equal(status, expected), "status " + Shown.of(expected), Shown.of(status));
  }

  private static Judgement anyOf(List<Json> allowed, Json value) {
    Json status = status(value);
    Json seen = status == null ? value : status;
    String expected = (status == null ? "one of " : "one of the statuses ") + list(allowed);
    return Judgement.of(PythonValue.isIn(seen, allowed), expected, Shown.of(seen));
  }

  private static Judgement between(Json low, Json high, Json value) {
    if (status(value) != null) {
      return anyOf(List.of(low, high), value);
    }
    boolean met = PythonValue.isAtMost(low, value) && PythonValue.isAtMost(value, high);
    return Judgement.of(met, "from " + Shown.of(low) + " to " + Shown.of(high), Shown.of(value));
  }

  private static Judgement matches(Matches matches, Json seen) throws InterruptedException {
    if (!(matches.pattern() instanceof JsonText pattern)) {
      throw new NoAnswer("the pattern is " + matches.pattern().kind() + ", not text");
    }
    if (!(seen instanceof JsonText text)) {
      throw new NoAnswer("a pattern needs text, and this is " + seen.kind());
    }
    try {
      boolean met = PythonRegex.compile(pattern.value()).search(text.value());
      return Judgement.of(met, "text that matches " + pattern.value(), Shown.of(seen));
    } catch (BadPattern e) {
      throw new NoAnswer("the pattern " + pattern.value() + " is invalid: " + e.getMessage());
    }
  }

  private static Judgement finds(Finds finds, Json seen) throws InterruptedException {
    if (!(finds.path() instanceof JsonText path)) {
      throw new NoAnswer("the path is " + finds.path().kind() + ", not text");
    }
    try {
      return found(finds, path.value(), JsonPath.parse(path.value().strip()), parsed(seen));
    } catch (BadPath e) {
      throw new NoAnswer("the path " + path.value() + " is invalid: " + e.getMessage());
    }
  }

  private static Judgement found(Finds finds, String path, JsonPath jsonPath, Json seen)
      throws InterruptedException {
    List<Json> found = jsonPath.matches(seen);
    Json expect = finds.expect();
    if (expect != null) {
      List<Json> wanted = expect instanceof JsonArray array ? array.items() : List.of(expect);
      boolean met = PythonValue.equal(new JsonArray(found), new JsonArray(wanted));
      return Judgement.of(
          met, path + " to be " + one(wanted), found.isEmpty() ? "nothing" : one(found));
    }
    Json count = finds.count();
    if (count != null) {
      boolean met = PythonValue.equal(Json.of(found.size()), count);
      return Judgement.of(met, path + " to find " + Shown.of(count) + " values", found.size() + "");
    }
    return Judgement.of(
        !found.isEmpty(), path + " to find something", "nothing in " + Shown.of(seen));
  }

  private static Judgement inRange(InRange inRange, Json seen) {
    PythonDecimal number = PythonDecimal.of(seen);
    if (number == null) {
      return Judgement.of(false, "a number in " + Shown.of(inRange.range()), Shown.of(seen));
    }
    if (!(inRange.range() instanceof JsonArray range) || range.size() < 2) {
      throw new NoAnswer("the range is " + Shown.of(inRange.range()) + ", not two numbers");
    }
    boolean met = bound(range.get(0)).isAtMost(number) && number.isAtMost(bound(range.get(1)));
    String expected = "a number from " + Shown.of(range.get(0)) + " to " + Shown.of(range.get(1));
    return Judgement.of(met, expected, Shown.of(seen));
  }

  private static PythonDecimal bound(Json written) {
    PythonDecimal bound = PythonDecimal.of(written);
    if (bound == null) {
      throw new NoAnswer("the bound " + Shown.of(written) + " is no number");
    }
    return bound;
  }

  private static @Nullable Json status(Json value) {
    return value instanceof JsonObject object ? object.get("status") : null;
  }

  /// The field that a tolerance looks at; the value itself when it names none or there is none.
  private static Json at(@Nullable Json target, Json value) {
    if (target == null || !PythonValue.isTrue(target)) {
      return value;
    }
    if (!(value instanceof JsonObject object)) {
      throw new NoAnswer(
          "the target " + Shown.of(target) + " needs an object, not " + value.kind());
    }
    if (target instanceof JsonArray || target instanceof JsonObject) {
      throw new NoAnswer("the target is " + target.kind() + ", not text");
    }
    Json field = target instanceof JsonText name ? object.get(name.value()) : null;
    return field == null ? value : field;
  }

  /// What a text says when it is JSON.
  private static Json parsed(Json value) {
    if (!(value instanceof JsonText text)) {
      return value;
    }
    try {
      return JsonReader.read(text.value());
    } catch (JsonMalformed notJson) {
      return value;
    }
  }

  private static String one(List<Json> values) {
    return Shown.of(values.size() == 1 ? values.getFirst() : new JsonArray(values));
  }

  private static String list(List<Json> values) {
    StringBuilder list = new StringBuilder();
    for (Json value : values) {
      list.append(list.isEmpty() ? "" : ", ").append(Shown.of(value));
      if (list.length() > 200) {
        return list + ", …";
      }
    }
    return list.toString();
  }
}
