package turbulence.simulator.workload.script;

/// Times as `sleep` reads them.
final class Durations {
  /// Beyond this it is for ever.
  static final double LONGEST = 1e9;

  private Durations() {}

  /// Below 0 when it is none.
  static double seconds(String text) {
    if (text.equals("inf") || text.equals("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    int unit = text.isEmpty() ? -1 : "smhd".indexOf(text.charAt(text.length() - 1));
    String number = unit < 0 ? text : text.substring(0, text.length() - 1);
    int[] factors = {1, 60, 3600, 86_400};
    if (number.isEmpty() || !number.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')) {
      return -1;
    }
    try {
      return Double.parseDouble(number) * (unit < 0 ? 1 : factors[unit]);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
