package turbulence.experiment.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.model.Share;

/// How shares and labels are written, in files and on the command line.
public final class LimitTexts {
  /// What a share must be, as messages say it.
  public static final String SHARE = "a whole number or a percentage from 0% to 100%";

  private static final int LONGEST = 63;
  private static final int LONGEST_PREFIX = 253;
  private static final int DIGITS = 9; // a whole number has no more

  private LimitTexts() {}

  /// A share such as `2` or `50%`; null when it is none.
  public static @Nullable Share share(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1).strip() : text;
    int dots = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      dots += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9')) {
        return null;
      }
    }
    boolean edged = number.startsWith(".") || number.endsWith(".");
    if (number.isEmpty() || number.length() > DIGITS || edged || dots > (percent ? 1 : 0)) {
      return null;
    }
    BigDecimal amount = new BigDecimal(number);
    if (!percent) {
      return Share.number(amount.intValueExact());
    }
    return amount.compareTo(BigDecimal.valueOf(100)) > 0 ? null : Share.percent(amount);
  }

  /// Whether an object could have that label: a key, with or without `=` and a value.
  public static boolean isLabel(String text) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    int slash = key.indexOf('/');
    String prefix = slash < 0 ? "x" : key.substring(0, slash);
    String name = key.substring(slash + 1);
    boolean prefixed =
        prefix.length() <= LONGEST_PREFIX && prefix.indexOf('_') < 0 && isWord(prefix);
    return prefixed && isWord(name) && name.length() <= LONGEST && isValue(value);
  }

  private static boolean isValue(String value) {
    return value.isEmpty() || value.length() <= LONGEST && isWord(value);
  }

  /// Letters and digits and, within, hyphens, dots and underscores.
  private static boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      boolean inner = "-._".indexOf(c) >= 0 && i > 0 && i < word.length() - 1;
      if (!plain && !inner) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
