package turbulence.experiment.extension;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A Java type that an argument can have: what it takes from JSON.
///
/// Variables of the environment arrive as text, so a text that reads as a number or as true or
/// false is taken for one where one is wanted; and where a text is wanted, so are both of them.
///
/// No switch over types here or beside: the first one that runs costs a process 10 ms.
///
/// @param type the word of Chaos Toolkit's discovery for it
/// @param wanted what messages say is wanted
/// @param from the value, or null when it does not fit
record Conversion(String type, String wanted, Function<Json, @Nullable Object> from) {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE, 9);

  private static final Conversion TEXT = new Conversion("string", "a text", Conversion::text);
  private static final Conversion WHOLE =
      new Conversion("integer", "a whole number", Conversion::whole);
  private static final Conversion SMALL =
      new Conversion("integer", "a whole number", Conversion::small);
  private static final Conversion REAL = new Conversion("number", "a number", Conversion::real);
  private static final Conversion TIME =
      new Conversion("number", "a number of seconds", Conversion::time);
  private static final Conversion FLAG =
      new Conversion("boolean", "true or false", Conversion::flag);
  private static final Conversion ANY = new Conversion("object", "any value", json -> json);
  private static final Conversion MAPPING =
      new Conversion("mapping", "a mapping", json -> json instanceof JsonObject ? json : null);
  private static final Conversion LIST =
      new Conversion("list", "a list", json -> json instanceof JsonArray ? json : null);

  private static final Conversion TEXT_OR_LIST =
      new Conversion("string|list", "a text or a list", Conversion::textOrList);

  /// The conversion to that type; null when arguments cannot have it.
  static @Nullable Conversion to(Class<?> type) {
    if (type == String.class) {
      return TEXT;
    } else if (type == int.class || type == Integer.class) {
      return SMALL;
    } else if (type == long.class || type == Long.class) {
      return WHOLE;
    } else if (type == boolean.class || type == Boolean.class) {
      return FLAG;
    } else if (type == double.class || type == Double.class) {
      return REAL;
    } else if (type == Duration.class) {
      return TIME;
    } else if (type == Json.class) {
      return ANY;
    } else if (type == JsonObject.class) {
      return MAPPING;
    } else if (type == JsonArray.class) {
      return LIST;
    } else if (type == TextOrList.class) {
      return TEXT_OR_LIST;
    }
    return type.isEnum() ? word(type) : null;
  }

  /// Whether null is a value like any other.
  boolean takesNull() {
    return equals(ANY);
  }

  /// A list of such values.
  Conversion listed() {
    return new Conversion("list", "a list of " + plural(), json -> items(json, from));
  }

  private String plural() {
    return switch (wanted) {
      case "a text" -> "texts";
      case "a whole number" -> "whole numbers";
      case "a number" -> "numbers";
      case "a mapping" -> "mappings";
      default -> "values that are each " + wanted;
    };
  }

  private static @Nullable Object items(Json json, Function<Json, @Nullable Object> from) {
    if (!(json instanceof JsonArray array)) {
      return null;
    }
    List<Object> items = new ArrayList<>(array.size());
    for (Json item : array) {
      Object value = from.apply(item);
      if (value == null) {
        return null;
      }
      items.add(value);
    }
    return List.copyOf(items);
  }

  private static Conversion word(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    StringBuilder words = new StringBuilder("one of ");
    for (int i = 0; i < constants.length; i++) {
      words.append(i == 0 ? "" : i == constants.length - 1 ? " or " : ", ");
      words.append('"').append(word(constants[i])).append('"');
    }
    return new Conversion("string", words.toString(), json -> constant(constants, json));
  }

  private static @Nullable Object constant(Object[] constants, Json json) {
    for (Object constant : constants) {
      if (json instanceof JsonText text && word(constant).equals(text.value())) {
        return constant;
      }
    }
    return null;
  }

  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object text(Json json) {
    return json instanceof JsonText || json instanceof JsonNumber || json instanceof JsonBool
        ? PythonText.str(json)
        : null;
  }

  private static @Nullable Object textOrList(Json json) {
    Object text = text(json);
    return text != null
        ? TextOrList.of((String) text)
        : json instanceof JsonArray ? new TextOrList(json) : null;
  }

  private static @Nullable Object flag(Json json) {
    if (json instanceof JsonBool flag) {
      return flag.value();
    } else if (json instanceof JsonText text) {
      return text.value().equalsIgnoreCase("true")
          ? Boolean.TRUE
          : text.value().equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
    return null;
  }

  private static @Nullable Object whole(Json json) {
    BigDecimal number = number(json);
    try {
      return number == null ? null : number.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Object small(Json json) {
    Object whole = whole(json);
    return whole instanceof Long number && number == number.intValue() ? number.intValue() : null;
  }

  private static @Nullable Object real(Json json) {
    if (json instanceof JsonNumber number) {
      return number.doubleValue();
    }
    BigDecimal number = number(json);
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable Object time(Json json) {
    BigDecimal seconds = number(json);
    return seconds == null || seconds.abs().compareTo(LONGEST) >= 0
        ? null
        : Duration.ofNanos(seconds.movePointRight(9).longValue());
  }

  private static @Nullable BigDecimal number(Json json) {
    if (json instanceof JsonNumber number) {
      return Double.isFinite(number.doubleValue()) ? number.decimal() : null;
    }
    return json instanceof JsonText text ? number(text.value().strip()) : null;
  }

  /// Short ones only: `1e999999999` is a number too, but none to calculate with.
  private static @Nullable BigDecimal number(String text) {
    try {
      return text.length() > 20 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0
          ? null
          : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
