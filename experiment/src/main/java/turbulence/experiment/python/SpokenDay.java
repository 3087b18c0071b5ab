package turbulence.experiment.python;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A day in words, and the time of it: `12 Jan 2026`, `January 12, 2026 10:00 PM`, `yesterday at
/// 10:00`.
///
/// @param clock empty for its beginning
record SpokenDay(LocalDate day, String clock) {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /// @param low in small letters
  static Optional<SpokenDay> read(String low, LocalDate today) {
    String plain = low.replace(',', ' ').strip();
    List<String> words = List.of(plain.split(" +", -1));
    Optional<LocalDate> near = near(words.getFirst(), today);
    if (near.isPresent()) {
      String clock = clock(words.subList(1, words.size()));
      return clock.isEmpty() ? Optional.empty() : Optional.of(new SpokenDay(near.get(), clock));
    }
    if (words.size() < 3) {
      return Optional.empty();
    }
    boolean monthFirst = month(words.getFirst()) > 0;
    int month = month(words.get(monthFirst ? 0 : 1));
    int day = number(words.get(monthFirst ? 1 : 0), 2);
    int year = number(words.get(2), 4);
    if (month == 0 || day < 1 || year < 1000) {
      return Optional.empty();
    }
    List<String> rest = words.subList(3, words.size());
    String clock = clock(rest);
    return clock.isEmpty() && !rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpokenDay(LocalDate.of(year, month, day), clock));
  }

  private static Optional<LocalDate> near(String word, LocalDate today) {
    return switch (word) {
      case "today" -> Optional.of(today);
      case "yesterday" -> Optional.of(today.minusDays(1));
      case "tomorrow" -> Optional.of(today.plusDays(1));
      default -> Optional.empty();
    };
  }

  /// What stands behind the day, when it is a time.
  private static String clock(List<String> words) {
    List<String> clock =
        !words.isEmpty() && words.getFirst().equals("at") ? words.subList(1, words.size()) : words;
    return !clock.isEmpty() && clock.getFirst().indexOf(':') > 0 ? String.join(" ", clock) : "";
  }

  /// From 1; 0 when it is none.
  private static int month(String word) {
    String name = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    for (String each : MONTHS) {
      if (each.equals(name) || (name.length() == 3 && each.startsWith(name))) {
        return MONTHS.indexOf(each) + 1;
      }
    }
    return 0;
  }

  /// -1 when it is none of at most that many digits; `1st` is 1.
  private static int number(String word, int digits) {
    String plain = word;
    for (String end : List.of("st", "nd", "rd", "th")) {
      if (word.endsWith(end)) {
        plain = word.substring(0, word.length() - end.length());
      }
    }
    boolean fits = !plain.isEmpty() && plain.length() <= digits;
    return fits && plain.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(plain) : -1;
  }
}
