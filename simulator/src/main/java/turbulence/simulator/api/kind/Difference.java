package turbulence.simulator.api.kind;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Which fields differ between two objects, in the manner in which a server's messages show it.
final class Difference {
  private Difference() {}

  /// Fields that are equal are only counted.
  static String of(String type, JsonObject before, JsonObject after) {
    StringBuilder words = new StringBuilder("  ").append(type).append("{\n");
    Set<String> names = new LinkedHashSet<>(before.names());
    names.addAll(after.names());
    int equal = 0;
    for (String name : names) {
      Json old = before.get(name);
      Json now = after.get(name);
      if (old != null && old.equals(now)) {
        equal++;
      } else {
        equal = count(words, equal);
        line(words, '-', name, old);
        line(words, '+', name, now);
      }
    }
    count(words, equal);
    return words.append("  }\n").toString();
  }

  private static int count(StringBuilder words, int equal) {
    if (equal > 0) {
      words.append("  \t... // ").append(equal).append(" identical fields\n");
    }
    return 0;
  }

  private static void line(StringBuilder words, char sign, String name, @Nullable Json value) {
    String field =
        name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    words.append(sign).append(" \t").append(field).append(": ");
    words.append(value == null ? "nil" : value).append(",\n");
  }
}
