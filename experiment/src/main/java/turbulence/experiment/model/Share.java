package turbulence.experiment.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A part of a whole: so many, or so many of a hundred.
public record Share(BigDecimal amount, boolean ofHundred) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public static Share number(int number) {
    return new Share(BigDecimal.valueOf(number), false);
  }

  public static Share percent(BigDecimal amount) {
    return new Share(amount, true);
  }

  /// How many that are; what is not whole does not count.
  public int of(long whole) {
    BigDecimal many =
        ofHundred
            ? amount.multiply(BigDecimal.valueOf(whole)).divide(HUNDRED, 0, RoundingMode.FLOOR)
            : amount;
    return many.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }

  /// As people write it: `2` or `50%`.
  @Override
  public String toString() {
    return amount.toPlainString() + (ofHundred ? "%" : "");
  }
}
