package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonNumber;

/// Numbers that may be written as a part of a whole: `1` or `25%`.
final class Shares {
  private Shares() {}

  /// Must be a number that is not negative, or a percentage.
  static void check(Field share) {
    if (share.isText()) {
      share.must(Names.percent(share.text()));
    } else if (share.isSet()) {
      share.notNegative();
    }
  }

  static void checkAtMostAll(Field share) {
    if (share.isText() && percent(share) > 100) {
      share.invalid("must not be greater than 100%");
    }
  }

  static boolean isNothing(Field share) {
    return share.isText() ? percent(share) == 0 : share.number() == 0;
  }

  private static long percent(Field share) {
    String text = share.text();
    if (!Names.percent(text).isEmpty()) {
      return -1;
    }
    return text.length() > 10 ? Long.MAX_VALUE : Long.parseLong(text, 0, text.length() - 1, 10);
  }

  static Json zero() {
    return new JsonNumber(0L);
  }
}
