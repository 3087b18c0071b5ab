package turbulence.experiment.python;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// A span of time in words, with the direction that it has: `1 hour and 30 minutes ago`.
final class SpokenSpan {
  private static final int MOST_DIGITS = 9;

  /// From two on.
  private static final List<String> COUNTS =
      List.of(
          "two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ",
          "eleven ", "twelve ");

  private final String text;
  private int at;

  SpokenSpan(String text) {
    this.text = text;
  }

  /// Where it leads from there; empty when it is no span.
  Optional<ZonedDateTime> from(ZonedDateTime start) {
    boolean forward = skip("in ") || skip("+");
    boolean back = !forward && (skip("-") || skip("last ") || skip("past "));
    String rest = text.substring(at).strip();
    if (!forward && !back) {
      forward = rest.endsWith(" from now") || rest.endsWith(" later");
    }
    for (String ending : new String[] {" ago", " from now", " later"}) {
      rest = rest.endsWith(ending) ? rest.substring(0, rest.length() - ending.length()) : rest;
    }
    return new SpokenSpan(rest).sum(start, forward ? 1 : -1);
  }

  private boolean skip(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private Optional<ZonedDateTime> sum(ZonedDateTime start, int sign) {
    ZonedDateTime time = start;
    boolean any = false;
    while (true) {
      skipJoints(any);
      if (at == text.length()) {
        return any ? Optional.of(time) : Optional.empty();
      }
      Optional<BigDecimal> count = count(any);
      Optional<ZonedDateTime> next =
          count.isEmpty() ? Optional.empty() : add(time, sign, count.get());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      time = next.get();
      any = true;
    }
  }

  private void skipJoints(boolean within) {
    skipSpaces();
    if (within && (skip(",") || skip("and "))) {
      skipSpaces();
      skip("and ");
    }
    skipSpaces();
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  /// How many; one is meant where only a unit stands, at the beginning.
  private Optional<BigDecimal> count(boolean within) {
    int begin = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at > begin) {
      String digits = text.substring(begin, at);
      skipSpaces();
      boolean number = digits.length() <= MOST_DIGITS && isDecimal(digits);
      return number ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }
    for (int i = 0; i < COUNTS.size(); i++) {
      if (skip(COUNTS.get(i))) {
        return Optional.of(BigDecimal.valueOf(i + 2));
      }
    }
    boolean one = skip("a ") || skip("an ") || skip("one ");
    return one || !within ? Optional.of(BigDecimal.ONE) : Optional.empty();
  }

  private static boolean isDecimal(String digits) {
    int point = digits.indexOf('.');
    return point != 0 && point != digits.length() - 1 && digits.indexOf('.', point + 1) <= point;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Optional<ZonedDateTime> add(ZonedDateTime time, int sign, BigDecimal count) {
    int begin = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    BigDecimal signed = sign < 0 ? count.negate() : count;
    return switch (text.substring(begin, at)) {
      case "s", "sec", "secs", "second", "seconds" -> seconds(time, signed, 1);
      case "m", "min", "mins", "minute", "minutes" -> seconds(time, signed, 60);
      case "h", "hr", "hrs", "hour", "hours" -> seconds(time, signed, 3600);
      case "d", "day", "days" -> seconds(time, signed, 86_400);
      case "w", "week", "weeks" -> seconds(time, signed, 604_800);
      case "mo", "month", "months" -> months(time, signed, 1);
      case "y", "yr", "yrs", "year", "years" -> months(time, signed, 12);
      default -> Optional.empty();
    };
  }

  private static Optional<ZonedDateTime> seconds(ZonedDateTime time, BigDecimal count, int unit) {
    BigDecimal nanos = count.multiply(BigDecimal.valueOf(unit)).movePointRight(9);
    long whole = nanos.toBigInteger().longValueExact();
    return Optional.of(time.plus(Duration.ofNanos(whole)));
  }

  /// A part of a month is none.
  private static Optional<ZonedDateTime> months(ZonedDateTime time, BigDecimal count, int unit) {
    return Optional.of(time.plusMonths(count.multiply(BigDecimal.valueOf(unit)).longValue()));
  }
}
