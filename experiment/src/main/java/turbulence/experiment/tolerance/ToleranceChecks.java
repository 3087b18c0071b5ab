package turbulence.experiment.tolerance;

import java.util.List;
import turbulence.experiment.jsonpath.BadPath;
import turbulence.experiment.jsonpath.JsonPath;
import turbulence.experiment.python.BadPattern;
import turbulence.experiment.python.PythonRegex;
import turbulence.experiment.python.PythonText;
import turbulence.experiment.python.PythonValue;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What can be wrong, or doubtful, in a tolerance as written.
final class ToleranceChecks {
  private static final String NO_TOLERANCE =
      "hypothesis probe tolerance must either be an integer, a string, a boolean or a pair of"
          + " values for boundaries. It can also be a dictionary which is a probe activity"
          + " definition that takes an argument called `value` with the value of the probe itself"
          + " to be validated";

  private final JsonObject written;
  private final List<Flaw> flaws;

  private ToleranceChecks(JsonObject written, List<Flaw> flaws) {
    this.written = written;
    this.flaws = flaws;
  }

  static void check(Json written, List<Flaw> flaws) {
    if (written instanceof JsonObject object) {
      new ToleranceChecks(object, flaws).checkObject();
    } else if (written instanceof JsonNull
        || (written instanceof JsonNumber number && !number.isWhole())) {
      String message =
          "a tolerance is a whole number, a text, a boolean, a list or an object, not "
              + Shown.of(written)
              + (written instanceof JsonNumber ? "; for real numbers use type: range" : "");
      flaws.add(Flaw.error("", message, NO_TOLERANCE));
    }
  }

  private void checkObject() {
    Json type = written.get("type");
    switch (type instanceof JsonText text ? text.value() : "") {
      case "probe" -> checkProbe();
      case "regex" -> {
        checkPattern();
        checkNames(List.of("type", "pattern", "target"));
      }
      case "jsonpath" -> {
        checkPath();
        checkCount();
        checkNames(List.of("type", "path", "target", "count", "expect"));
      }
      case "range" -> {
        checkRange();
        checkNames(List.of("type", "range", "target"));
      }
      default -> {
        Json shown = type == null ? JsonNull.NULL : type;
        flaws.add(
            Flaw.error(
                "type",
                "the type of a tolerance is probe, regex, jsonpath or range, not "
                    + (type == null ? "missing" : Shown.of(shown)),
                "hypothesis probe tolerance type '" + PythonText.str(shown) + "' is unsupported"));
      }
    }
  }

  private void checkProbe() {
    JsonObject provider = written.object("provider");
    if (!provider.isEmpty() && !(provider.get("arguments") instanceof JsonObject)) {
      flaws.add(
          Flaw.warning(
              "provider.arguments",
              "the probe gets the value as an argument, so it needs named arguments, if only {}"));
    }
  }

  private void checkPattern() {
    Json pattern = written.get("pattern");
    if (pattern == null) {
      missing("pattern", "hypothesis regex probe tolerance must have a `pattern` key");
      return;
    }
    String shown = PythonText.str(pattern);
    if (!(pattern instanceof JsonText text)) {
      notText(
          "pattern",
          pattern,
          "hypothesis probe tolerance pattern " + shown + " has an invalid type");
      return;
    }
    try {
      PythonRegex.compile(text.value());
    } catch (BadPattern e) {
      String classic =
          e.classic() == null
              ? null
              : "hypothesis probe tolerance pattern " + shown + " seems invalid: " + e.classic();
      flaws.add(
          Flaw.error(
              "pattern", "the pattern " + shown + " is invalid: " + e.getMessage(), classic));
    }
  }

  private void checkPath() {
    Json path = written.get("path");
    if (path == null) {
      missing("path", "hypothesis jsonpath probe tolerance must have a `path` key");
      return;
    }
    if (!(path instanceof JsonText text)) {
      notText("path", path, null);
      return;
    }
    String stripped = text.value().strip();
    if (stripped.isEmpty()) {
      flaws.add(
          Flaw.error(
              "path", "the path is empty", "hypothesis probe tolerance JSON path cannot be empty"));
      return;
    }
    try {
      JsonPath.parse(stripped)
          .differs()
          .ifPresent(difference -> flaws.add(Flaw.warning("path", difference)));
    } catch (BadPath e) {
      flaws.add(
          Flaw.error(
              "path",
              "the path " + stripped + " is invalid: " + e.getMessage(),
              "hypothesis probe tolerance JSON path " + stripped + " is invalid"));
    }
  }

  private void checkCount() {
    Json count = written.get("count");
    if (count instanceof JsonText || count instanceof JsonArray || count instanceof JsonObject) {
      flaws.add(
          Flaw.warning("count", "no count ever equals " + Shown.of(count) + ": write a number"));
    }
  }

  private void checkRange() {
    Json range = written.get("range");
    if (range == null) {
      missing("range", "hypothesis range probe tolerance must have a `range` key");
    } else if (!(range instanceof JsonArray bounds)) {
      flaws.add(
          Flaw.error(
              "range",
              "a range is a list of two numbers, not " + Shown.of(range),
              "hypothesis range must be a sequence"));
    } else if (bounds.size() != 2) {
      flaws.add(
          Flaw.error(
              "range",
              "a range is a list of two numbers, not of " + bounds.size(),
              "hypothesis range sequence must be made of two values"));
    } else {
      checkBound(bounds.get(0), "range[0]", "lower");
      checkBound(bounds.get(1), "range[1]", "upper");
    }
  }

  private void checkBound(Json bound, String path, String which) {
    if (!PythonValue.isNumber(bound)) {
      flaws.add(
          Flaw.error(
              path,
              "a bound is a number, not " + Shown.of(bound),
              "hypothesis range " + which + " boundary must be a number"));
    }
  }

  private void checkNames(List<String> known) {
    for (String name : written.names()) {
      if (!known.contains(name)) {
        flaws.add(Flaw.warning(name, "unknown key; known are " + String.join(", ", known)));
      }
    }
  }

  private void missing(String name, String classic) {
    flaws.add(Flaw.error(name, "the tolerance needs a " + name, classic));
  }

  private void notText(String name, Json value, @org.jspecify.annotations.Nullable String classic) {
    String message = "the " + name + " is text, not " + Shown.of(value);
    flaws.add(Flaw.error(name, message, classic));
  }
}
