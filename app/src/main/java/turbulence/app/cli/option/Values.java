package turbulence.app.cli.option;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a value has the form that its option or argument wants.
final class Values {
  private Values() {}

  /// What is wrong with the value, or null.
  static @Nullable String problem(Option option, String value) {
    return switch (option.form()) {
      case NUMBER -> isNumber(value) ? null : invalid(option, value, "is not a valid float.");
      case WHOLE -> isWhole(value) ? null : invalid(option, value, "is not a valid integer.");
      case CHOICE ->
          option.choices().contains(value) || option.tolerated().contains(value)
              ? null
              : invalid(option, value, notOneOf(option.choices(), value));
      default -> null;
    };
  }

  static String notOneOf(List<String> choices, String value) {
    String closest = Closest.to(value, choices);
    return "is not one of '"
        + String.join("', '", choices)
        + "'."
        + (closest == null ? "" : " Did you mean '" + closest + "'?");
  }

  static String invalid(String name, String what) {
    return "Invalid value for '" + name + "': " + what;
  }

  private static String invalid(Option option, String value, String what) {
    return invalid(option.name(), "'" + value + "' " + what);
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isWhole(String value) {
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
