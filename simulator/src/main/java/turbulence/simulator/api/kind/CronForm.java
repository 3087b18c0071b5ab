package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The form of a cron schedule, with the complaints of the reader that a server uses.
final class CronForm {
  /// One of the five fields: its bounds, and the names that numbers have.
  record Unit(int least, int most, List<String> names) {}

  static final List<Unit> UNITS =
      List.of(
          new Unit(0, 59, List.of()),
          new Unit(0, 23, List.of()),
          new Unit(1, 31, List.of()),
          new Unit(
              1,
              12,
              List.of(
                  "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Unit(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));
  private static final List<String> DESCRIPTORS =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  static final String EVERY = "@every ";

  private CronForm() {}

  static List<String> complaints(String schedule) {
    if (schedule.contains("TZ")) {
      return List.of("cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    }
    String complaint = complaint(schedule);
    return complaint == null ? List.of() : List.of(complaint);
  }

  private static @Nullable String complaint(String schedule) {
    if (schedule.startsWith("@")) {
      return descriptor(schedule);
    }
    List<String> fields = fields(schedule);
    if (fields.size() != UNITS.size()) {
      return "expected exactly 5 fields, found "
          + fields.size()
          + ": ["
          + String.join(" ", fields)
          + "]";
    }
    for (int i = 0; i < fields.size(); i++) {
      for (String range : split(fields.get(i), ",")) {
        String complaint = range(range, UNITS.get(i));
        if (complaint != null) {
          return complaint;
        }
      }
    }
    return null;
  }

  static List<String> fields(String schedule) {
    return split(schedule, " \t\n\r\u000b\f");
  }

  private static @Nullable String descriptor(String schedule) {
    if (DESCRIPTORS.contains(schedule)) {
      return null;
    }
    if (schedule.startsWith(EVERY)) {
      String duration = schedule.substring(EVERY.length());
      return isDuration(duration)
          ? null
          : "failed to parse duration "
              + schedule
              + ": time: invalid duration \""
              + duration
              + "\"";
    }
    return "unrecognized descriptor: " + schedule;
  }

  private static boolean isDuration(String text) {
    int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return true;
    }
    boolean any = false;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      int unit = at;
      while (at < text.length() && !Character.isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      if (start == unit
          || !List.of("ns", "us", "µs", "ms", "s", "m", "h").contains(text.substring(unit, at))) {
        return false;
      }
      any = true;
    }
    return any;
  }

  static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          parts.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static @Nullable String range(String text, Unit unit) {
    String[] stepped = text.split("/", -1);
    String[] bounds = stepped[0].split("-", -1);
    long least;
    long most;
    if (bounds[0].equals("*") || bounds[0].equals("?")) {
      least = unit.least;
      most = unit.most;
    } else {
      if (bounds.length > 2) {
        String complaint = unread(bounds[0], unit);
        return complaint != null ? complaint : "too many hyphens: " + text;
      }
      for (String bound : bounds) {
        String complaint = unread(bound, unit);
        if (complaint != null) {
          return complaint;
        }
      }
      least = number(bounds[0], unit);
      most = number(bounds[bounds.length - 1], unit);
    }
    if (stepped.length > 2) {
      return "too many slashes: " + text;
    }
    if (stepped.length == 2) {
      String complaint = unread(stepped[1], new Unit(0, 0, List.of()));
      if (complaint != null) {
        return complaint;
      }
      if (bounds.length == 1) {
        most = unit.most;
      }
    }
    String outside = outside(text, unit, least, most);
    boolean still = stepped.length == 2 && number(stepped[1], unit) == 0;
    return outside == null && still
        ? "step of range should be a positive number: " + text
        : outside;
  }

  private static @Nullable String outside(String text, Unit unit, long least, long most) {
    if (least < unit.least) {
      return "beginning of range (" + least + ") below minimum (" + unit.least + "): " + text;
    }
    if (most > unit.most) {
      return "end of range (" + most + ") above maximum (" + unit.most + "): " + text;
    }
    return least > most
        ? "beginning of range (" + least + ") beyond end of range (" + most + "): " + text
        : null;
  }

  /// Why the text is no number, if it is none.
  private static @Nullable String unread(String text, Unit unit) {
    if (unit.names.indexOf(text.toLowerCase(Locale.ROOT)) >= 0 && !text.isEmpty()) {
      return null;
    }
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "failed to parse int from "
          + text
          + ": strconv.Atoi: parsing \""
          + text
          + "\": invalid syntax";
    }
    if (digits.length() > 18) {
      return "failed to parse int from "
          + text
          + ": strconv.Atoi: parsing \""
          + text
          + "\": value out of range";
    }
    return text.startsWith("-") && number(digits, unit) > 0
        ? "negative number (" + text + ") not allowed: " + text
        : null;
  }

  static long number(String text, Unit unit) {
    int named = text.isEmpty() ? -1 : unit.names.indexOf(text.toLowerCase(Locale.ROOT));
    return named >= 0 ? named : Long.parseLong(text);
  }
}
