package turbulence.simulator.workload.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.workload.Headers;

/// What a command line of `siege` asks for.
final class SiegeOptions {
  private static final int MOST_USERS = 255;

  /// Words that the letters stand for; those with a value end in `=`.
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('c', "concurrent="),
          Map.entry('t', "time="),
          Map.entry('r', "reps="),
          Map.entry('d', "delay="),
          Map.entry('f', "file="),
          Map.entry('H', "header="),
          Map.entry('A', "user-agent="),
          Map.entry('T', "content-type="),
          Map.entry('R', "rc="),
          Map.entry('m', "mark="),
          Map.entry('b', "benchmark"),
          Map.entry('i', "internet"),
          Map.entry('v', "verbose"),
          Map.entry('q', "quiet"),
          Map.entry('g', "get"),
          Map.entry('p', "print"),
          Map.entry('l', "log"),
          Map.entry('C', "config"),
          Map.entry('N', "no-parser"),
          Map.entry('F', "no-follow"),
          Map.entry('V', "version"),
          Map.entry('h', "help"));

  int users = 25;
  boolean capped;
  Duration delay = Duration.ofSeconds(1);
  @Nullable Duration time;
  long reps = -1;
  boolean benchmark;
  boolean internet;
  boolean verbose;
  boolean quiet;
  boolean follows = true;
  String file = "";
  String agent = "Mozilla/5.0 (pc-x86_64-linux-gnu) Siege/4.0.4";
  String contentType = "application/x-www-form-urlencoded";
  Headers headers = Headers.NONE;
  final List<String> urls = new ArrayList<>();

  /// What is printed instead of a siege, and then nothing else is done.
  String instead = "";

  private SiegeOptions() {}

  /// A command line that makes no sense.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  static SiegeOptions of(List<String> words) throws Wrong {
    SiegeOptions options = new SiegeOptions();
    List<String> left = new ArrayList<>(words);
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (word.equals("--")) {
        options.urls.addAll(left);
        left.clear();
      } else if (word.startsWith("--")) {
        options.named(word.substring(2), left);
      } else if (word.startsWith("-") && word.length() > 1) {
        options.lettered(word.substring(1), left);
      } else {
        options.urls.add(word);
      }
    }
    return options;
  }

  private void lettered(String letters, List<String> left) throws Wrong {
    for (int i = 0; i < letters.length(); i++) {
      String name = LETTERS.get(letters.charAt(i));
      if (name == null) {
        throw new Wrong("siege: invalid option -- '" + letters.charAt(i) + "'");
      } else if (name.endsWith("=")) {
        String rest = letters.substring(i + 1);
        String value = rest.isEmpty() ? next(letters.charAt(i), left) : rest;
        set(name.substring(0, name.length() - 1), value);
        return;
      }
      set(name, "");
    }
  }

  private static String next(char letter, List<String> left) throws Wrong {
    if (left.isEmpty()) {
      throw new Wrong("siege: option requires an argument -- '" + letter + "'");
    }
    return left.removeFirst();
  }

  /// Long names may be cut where they remain clear.
  private void named(String word, List<String> left) throws Wrong {
    int sign = word.indexOf('=');
    String given = sign < 0 ? word : word.substring(0, sign);
    List<String> fitting =
        LETTERS.values().stream()
            .filter(name -> name.startsWith(given))
            .sorted((a, b) -> a.length() - b.length())
            .toList();
    if (fitting.isEmpty() || given.isEmpty()) {
      throw new Wrong("siege: unrecognized option '--" + word + "'");
    }
    String name = fitting.getFirst();
    if (!name.endsWith("=")) {
      set(name, "");
      return;
    }
    if (sign < 0 && left.isEmpty()) {
      throw new Wrong("siege: option '--" + given + "' requires an argument");
    }
    String value = sign < 0 ? left.removeFirst() : word.substring(sign + 1);
    set(name.substring(0, name.length() - 1), value);
  }

  private void set(String name, String value) throws Wrong {
    switch (name) {
      case "concurrent" -> {
        long wanted = number(name, value);
        capped = wanted > MOST_USERS;
        users = Math.clamp(wanted, 1, MOST_USERS);
      }
      case "time" -> time = time(value);
      case "reps" -> reps = value.equals("once") ? 1 : number(name, value);
      case "delay" -> delay = delay(value);
      case "file" -> file = value;
      case "header" -> header(value);
      case "user-agent" -> agent = value;
      case "content-type" -> contentType = value;
      case "benchmark" -> benchmark = true;
      case "internet" -> internet = true;
      case "verbose" -> verbose = true;
      case "quiet" -> quiet = true;
      case "no-follow" -> follows = false;
      case "get", "version", "help", "config" -> instead = name;
      default -> {} // nothing that would be seen
    }
  }

  private static long number(String name, String value) throws Wrong {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw new Wrong("siege: invalid value for --" + name + ": '" + value + "'");
    }
  }

  private static Duration delay(String value) throws Wrong {
    try {
      double seconds = Double.parseDouble(value.strip());
      return Duration.ofMillis((long) (Math.clamp(seconds, 0, 86_400) * 1000));
    } catch (NumberFormatException e) {
      throw new Wrong("siege: invalid value for --delay: '" + value + "'");
    }
  }

  /// `20S`, `5m`, `1H`; without a letter these are minutes.
  private static Duration time(String value) throws Wrong {
    String word = value.strip().toLowerCase(Locale.ROOT);
    char unit = word.isEmpty() ? '?' : word.charAt(word.length() - 1);
    boolean bare = Character.isDigit(unit);
    long number = number("time", bare ? word : word.substring(0, Math.max(0, word.length() - 1)));
    return switch (unit) {
      case 's' -> Duration.ofSeconds(number);
      case 'h' -> Duration.ofHours(number);
      default -> {
        if (unit != 'm' && !bare) {
          throw new Wrong("siege: invalid value for --time: '" + value + "'");
        }
        yield Duration.ofMinutes(number);
      }
    };
  }

  private void header(String value) throws Wrong {
    int colon = value.indexOf(':');
    if (colon <= 0) {
      throw new Wrong("siege: --header wants NAME: VALUE, not '" + value + "'");
    }
    headers = headers.with(value.substring(0, colon).strip(), value.substring(colon + 1).strip());
  }
}
