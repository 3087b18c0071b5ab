package turbulence.simulator.control.stateful;

import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Stored;

/// The numbers of a set's members: as many as it wants, from its first one on.
record Ordinals(String set, long start, long count) {
  private static final int MOST_DIGITS = 9;

  static Ordinals of(Stored set) {
    return new Ordinals(
        set.key().name(),
        Fields.whole(set.spec().object("ordinals"), "start", 0),
        Fields.whole(set.spec(), "replicas", 1));
  }

  /// The number at the end of the name of a set's pod; -1 when it is no such name.
  static long of(String set, String pod) {
    int digits = pod.length() - set.length() - 1;
    boolean fits =
        digits > 0
            && digits <= MOST_DIGITS
            && pod.startsWith(set)
            && pod.charAt(set.length()) == '-';
    if (!fits || digits > 1 && pod.charAt(set.length() + 1) == '0') {
      return -1;
    }
    long number = 0;
    for (int i = set.length() + 1; i < pod.length(); i++) {
      char digit = pod.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  long number(Stored pod) {
    return of(set, pod.key().name());
  }

  boolean include(long ordinal) {
    return ordinal >= start && ordinal < start + count;
  }

  String name(long ordinal) {
    return set + "-" + ordinal;
  }
}
