package turbulence.faults.kubernetes.undo;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// When two values say the same, although an API may have written one of them anew.
public final class Alike {
  private Alike() {}

  /// Equal, where 50 and 50.0 are one number: an API keeps the shorter form.
  public static boolean same(@Nullable Json one, @Nullable Json other) {
    if (one instanceof JsonNumber number && other instanceof JsonNumber second) {
      return number.sameValue(second);
    } else if (one instanceof JsonArray list && other instanceof JsonArray second) {
      return list.size() == second.size() && fits(list, second, Alike::same);
    } else if (one instanceof JsonObject object && other instanceof JsonObject second) {
      return object.size() == second.size() && fits(object, second, Alike::same);
    }
    return one == null ? other == null : one.equals(other);
  }

  /// Whether a value is the one that was sent, to which an API may have added what is usual.
  public static boolean contains(@Nullable Json value, @Nullable Json sent) {
    return sent == null ? value == null : fits(sent, value);
  }

  /// Whether a value has all that a pattern names, and maybe more; a null in a pattern means that
  /// there is none, and a list has as many items as its pattern.
  static boolean fits(@Nullable Json pattern, @Nullable Json value) {
    if (pattern instanceof JsonArray list && value instanceof JsonArray second) {
      return list.size() == second.size() && fits(list, second, Alike::fits);
    } else if (pattern instanceof JsonObject object && value instanceof JsonObject second) {
      return fits(object, second, Alike::fits);
    }
    return pattern == JsonNull.NULL
        ? value == null || value == JsonNull.NULL
        : same(pattern, value);
  }

  private interface Comparison {
    boolean of(@Nullable Json one, @Nullable Json other);
  }

  private static boolean fits(JsonArray list, JsonArray other, Comparison comparison) {
    Iterator<Json> second = other.iterator();
    for (Json item : list) {
      if (!comparison.of(item, second.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(JsonObject object, JsonObject other, Comparison comparison) {
    for (Map.Entry<String, Json> field : object) {
      if (!comparison.of(field.getValue(), other.get(field.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
