package turbulence.faults.kubernetes.select;

import java.util.Locale;

/// What the quantity of an amount is.
public enum Mode {
  /// So many.
  FIXED(false, false),
  /// A share of those that are there, rounded up.
  PERCENTAGE(true, false),
  /// A number that chance draws, from one to so many.
  RANDOM_UP_TO(false, true),
  /// A number that chance draws, from one to that share.
  RANDOM_UP_TO_PERCENTAGE(true, true);

  private final boolean share;
  private final boolean drawn;

  Mode(boolean share, boolean drawn) {
    this.share = share;
    this.drawn = drawn;
  }

  boolean isShare() {
    return share;
  }

  boolean isDrawn() {
    return drawn;
  }

  /// As experiments write it: `random-up-to`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
