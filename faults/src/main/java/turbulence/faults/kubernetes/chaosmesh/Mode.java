package turbulence.faults.kubernetes.chaosmesh;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// How many of the selected pods are hit, as Chaos Mesh writes it.
///
/// @param value how many or what share, where the mode needs that; else null
public record Mode(String mode, @Nullable String value) {
  private static final List<String> ALONE = List.of("one", "all");
  private static final List<String> WITH_VALUE =
      List.of("fixed", "fixed-percent", "random-max-percent");

  /// @throws IllegalArgumentException when Chaos Mesh knows no such mode, or it lacks its value
  public Mode {
    if (!ALONE.contains(mode) && !WITH_VALUE.contains(mode)) {
      throw new IllegalArgumentException(
          "the mode must be one, all, fixed, fixed-percent or random-max-percent, not '"
              + mode
              + "'");
    }
    if (WITH_VALUE.contains(mode) && !isNumber(value)) {
      throw new IllegalArgumentException(
          "the mode " + mode + " needs a whole number as its value, not " + value);
    }
  }

  private static boolean isNumber(@Nullable String value) {
    return value != null
        && !value.isEmpty()
        && value.length() < 10
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  public void put(JsonObject.Builder spec) {
    spec.put("mode", mode);
    if (WITH_VALUE.contains(mode) && value != null) {
      spec.put("value", value);
    }
  }

  String words() {
    return switch (mode) {
      case "one" -> "one of the ";
      case "all" -> "all ";
      case "fixed" -> value + " of the ";
      case "fixed-percent" -> value + " % of the ";
      default -> "up to " + value + " % of the ";
    };
  }
}
