package turbulence.faults.kubernetes.select;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments that narrow a selection. A variable that is not set leaves one of them empty, which
/// must not mean any.
public final class Given {
  private Given() {}

  /// Complains when it is there and empty.
  public static void check(String argument, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw new IllegalArgumentException(argument + " is empty; leave it out to mean any");
    }
  }

  /// The same of each in a list.
  public static void check(String argument, @Nullable List<String> values) {
    if (values == null) {
      return;
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException(argument + " is empty; leave it out to mean any");
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isBlank()) {
        throw new IllegalArgumentException(argument + "[" + i + "] is empty");
      }
    }
  }

  /// Complains when it cannot be the name of an object: it would be read as part of a selector.
  public static void checkName(String argument, @Nullable String value) {
    check(argument, value);
    for (int i = 0; value != null && i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '-' && c != '.' && c != '_') {
        throw new IllegalArgumentException(
            argument + " must be a name of letters, digits and '-', not '" + value + "'");
      }
    }
  }
}
