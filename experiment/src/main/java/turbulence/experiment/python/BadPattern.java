package turbulence.experiment.python;

import org.jspecify.annotations.Nullable;

/// A regular expression that Python refuses, or that means nothing to us. The message says what and
/// where.
public final class BadPattern extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;
  private final @Nullable String classic;

  private BadPattern(String what, int position, @Nullable String classic) {
    super(what + " at position " + position);
    this.position = position;
    this.classic = classic;
  }

  /// @param what Python's own words
  /// @param position in code points, from 0
  static BadPattern refused(String what, int position) {
    return new BadPattern(what, position, what);
  }

  /// Good Python that has no counterpart here.
  static BadPattern untranslatable(String what, int position) {
    return new BadPattern("not supported: " + what, position, null);
  }

  public int position() {
    return position;
  }

  /// What Python says of it; null when Python takes it.
  public @Nullable String classic() {
    return classic;
  }
}
