package turbulence.simulator.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Checks texts, numbers and sizes against the bounds of a schema.
final class Leaves {
  private Leaves() {}

  static List<Fault> text(String path, JsonText given, JsonObject schema) {
    List<Fault> faults = new ArrayList<>();
    String text = given.value();
    int length = text.codePointCount(0, text.length());
    Long most = bound(schema, "maxLength");
    if (most != null && length > most) {
      faults.add(Fault.tooLong(path, most));
    }
    Long least = bound(schema, "minLength");
    if (least != null && length < least) {
      String message = path + " in body should be at least " + least + " chars long";
      faults.add(Fault.invalid(path, given, message));
    }
    String pattern = schema.text("pattern").orElse("");
    if (!pattern.isEmpty() && !matches(pattern, text)) {
      String message = path + " in body should match '" + pattern + "'";
      faults.add(Fault.invalid(path, given, message));
    }
    String format = schema.text("format").orElse("");
    if (!Formats.fits(format, text)) {
      String message = path + " in body must be of type " + format + ": " + GoText.quoted(text);
      faults.add(Fault.type(path, given, message));
    }
    return faults;
  }

  // What this machine's expressions cannot say is taken as matching.
  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException foreign) {
      return true;
    }
  }

  static List<Fault> number(String path, JsonNumber given, JsonObject schema) {
    List<Fault> faults = new ArrayList<>();
    if (!Double.isFinite(given.doubleValue())) {
      return faults;
    }
    BigDecimal value = given.decimal();
    if (bar(schema, "maximum") instanceof JsonNumber most) {
      boolean open = Json.of(true).equals(schema.get("exclusiveMaximum"));
      if (value.compareTo(most.decimal()) >= (open ? 0 : 1)) {
        String words =
            open ? " in body should be less than " : " in body should be less than or equal to ";
        faults.add(Fault.invalid(path, given, path + words + plain(most)));
      }
    }
    if (bar(schema, "minimum") instanceof JsonNumber least) {
      boolean open = Json.of(true).equals(schema.get("exclusiveMinimum"));
      if (value.compareTo(least.decimal()) <= (open ? 0 : -1)) {
        String words =
            open
                ? " in body should be greater than "
                : " in body should be greater than or equal to ";
        faults.add(Fault.invalid(path, given, path + words + plain(least)));
      }
    }
    if (bar(schema, "multipleOf") instanceof JsonNumber part
        && part.decimal().signum() > 0
        && value.remainder(part.decimal()).signum() != 0) {
      String message = path + " in body should be a multiple of " + plain(part);
      faults.add(Fault.invalid(path, given, message));
    }
    return faults;
  }

  private static @Nullable Json bar(JsonObject schema, String name) {
    return schema.get(name) instanceof JsonNumber number && Double.isFinite(number.doubleValue())
        ? number
        : null;
  }

  private static String plain(JsonNumber number) {
    return number.isWhole()
        ? number.toString()
        : number.decimal().stripTrailingZeros().toPlainString();
  }

  /// Too few or too many of what the bounds `minItems` or `maxProperties` count.
  static List<Fault> size(String path, int size, JsonObject schema, String what, String bounds) {
    List<Fault> faults = new ArrayList<>();
    Long least = bound(schema, "min" + bounds);
    if (least != null && size < least) {
      String message = path + " in body should have at least " + least + " " + what;
      faults.add(Fault.invalid(path, Json.of(size), message));
    }
    Long most = bound(schema, "max" + bounds);
    if (most != null && size > most) {
      faults.add(Fault.tooMany(path, size, most));
    }
    return faults;
  }

  private static @Nullable Long bound(JsonObject schema, String name) {
    return schema.get(name) instanceof JsonNumber number ? number.value().longValue() : null;
  }
}
