package turbulence.simulator.api.table;

import java.util.Locale;

/// Texts in small letters, whatever the language of the machine.
final class Lower {
  private Lower() {}

  static String of(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
