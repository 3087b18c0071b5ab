package turbulence.simulator.control.scheduling;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;

/// Quantities as whole numbers, which is what a scheduler compares.
final class Amounts {
  private static final int MOST_DIGITS = 9;

  private Amounts() {}

  /// Thousandths, as processors are counted.
  static long milli(@Nullable Json amount) {
    String text = plain(amount);
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == 'm') {
      long quick = digits(text, last);
      return quick >= 0 ? quick : Quantity.of(text).milli();
    }
    long quick = digits(text, text.length());
    return quick >= 0 ? quick * 1000 : Quantity.of(text).milli();
  }

  /// Whole units, as bytes and pods are counted.
  static long units(@Nullable Json amount) {
    String text = plain(amount);
    int end = text.length();
    int shift = 0;
    if (end > 2 && text.charAt(end - 1) == 'i') {
      shift = 10 * ("KMGTPE".indexOf(text.charAt(end - 2)) + 1);
      end -= 2;
    }
    long quick = shift > 40 ? -1 : digits(text, end);
    return quick >= 0 ? quick << shift : Quantity.of(text).units();
  }

  /// The number that the first characters say, or -1 when it takes more thought.
  private static long digits(String text, int end) {
    if (end == 0 || end > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static String plain(@Nullable Json amount) {
    return amount instanceof JsonText text
        ? text.value()
        : amount == null ? "0" : amount.toString();
  }
}
