package turbulence.app.view;

/// Log lines whose news a person sees elsewhere on the screen.
final class Told {
  private static final String[] BEGINNINGS = {
    "  => failed",
    "Steady state probe '",
    "Continuous steady state probe '",
    "Probe terminated unexpectedly",
    "This process returned a non-zero exit code",
    "Still changed: ",
    "The fault of '",
    "This HTTP call returned a response",
  };

  private Told() {}

  static boolean elsewhere(String text) {
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning)) {
        return true;
      }
    }
    return text.endsWith("is not in the given tolerance so failing this experiment");
  }
}
