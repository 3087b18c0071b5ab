package turbulence.simulator.workload.script;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import turbulence.simulator.workload.Files.Entry;
import turbulence.simulator.workload.Files.Unwritable;

/// Programs that print, compare and search.
final class TextPrograms {
  /// The status of a program that does not exist.
  static final int UNKNOWN = 127;

  private final Container container;
  private final String directory;
  private final Streams streams;

  /// @param directory that names of files are seen from
  TextPrograms(Container container, String directory, Streams streams) {
    this.container = container;
    this.directory = directory;
    this.streams = streams;
  }

  int run(List<String> words) throws InterruptedException {
    String name = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "echo" -> echo(rest);
      case "printf" -> printf(rest);
      case "test" -> test(rest);
      case "[", "[[" -> test(rest.isEmpty() ? rest : rest.subList(0, rest.size() - 1));
      case "seq" -> seq(rest);
      case "grep" -> grep(rest);
      case "tee" -> tee(rest);
      case "tr" -> tr(rest);
      case "whoami" -> say("root");
      case "uname" -> say("Linux");
      default -> {
        int status = new FilePrograms(container.disk(), directory, streams).run(words);
        yield status == FilePrograms.UNKNOWN ? UNKNOWN : status;
      }
    };
  }

  private int say(String line) {
    streams.say(line);
    return 0;
  }

  private int echo(List<String> words) {
    boolean newline = true;
    boolean escapes = false;
    int from = 0;
    while (from < words.size() && words.get(from).matches("-[neE]+")) {
      newline &= words.get(from).indexOf('n') < 0;
      escapes |= words.get(from).indexOf('e') >= 0;
      from++;
    }
    String line = String.join(" ", words.subList(from, words.size()));
    streams.output().accept((escapes ? unescaped(line) : line) + (newline ? "\n" : ""));
    return 0;
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
  }

  private int printf(List<String> words) {
    if (words.isEmpty()) {
      return 2;
    }
    String text = unescaped(words.getFirst());
    for (String word : words.subList(1, words.size())) {
      int percent = text.indexOf('%');
      if (percent >= 0 && percent + 1 < text.length()) {
        text = text.substring(0, percent) + word + text.substring(percent + 2);
      }
    }
    streams.output().accept(text.replace("%%", "%"));
    return 0;
  }

  private static Stream<String> names(List<String> words) {
    return words.stream().filter(word -> !word.startsWith("-") || word.equals("-"));
  }

  private int test(List<String> words) {
    if (words.isEmpty()) {
      return 1;
    } else if (words.getFirst().equals("!")) {
      return test(words.subList(1, words.size())) == 0 ? 1 : 0;
    }
    boolean holds =
        switch (words.size()) {
          case 1 -> !words.getFirst().isEmpty();
          case 2 -> one(words.get(0), words.get(1));
          default -> two(words.get(0), words.get(1), words.get(2));
        };
    return holds ? 0 : 1;
  }

  private boolean one(String operator, String word) {
    return switch (operator) {
      case "-z" -> word.isEmpty();
      case "-n" -> !word.isEmpty();
      case "-s" -> file(word).map(each -> each.size() > 0).orElse(false);
      case "-d" -> file(word).map(Entry::isDirectory).orElse(false);
      case "-w" -> file(word).map(Entry::writable).orElse(false);
      case "-e", "-r", "-x" -> file(word).isPresent();
      case "-f" -> file(word).map(each -> !each.isDirectory()).orElse(false);
      default -> false;
    };
  }

  private Optional<Entry> file(String name) {
    return container.disk().files().find(Disk.path(directory, name));
  }

  private static boolean two(String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      default -> compare(left, operator, right);
    };
  }

  private static boolean compare(String left, String operator, String right) {
    try {
      int order = Long.compare(Long.parseLong(left.strip()), Long.parseLong(right.strip()));
      return switch (operator) {
        case "-eq" -> order == 0;
        case "-ne" -> order != 0;
        case "-lt" -> order < 0;
        case "-le" -> order <= 0;
        case "-gt" -> order > 0;
        case "-ge" -> order >= 0;
        default -> false;
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private int seq(List<String> words) {
    try {
      long first = words.size() > 1 ? Long.parseLong(words.getFirst()) : 1;
      long last = Long.parseLong(words.getLast());
      for (long i = first; i <= Math.min(last, first + 100_000); i++) {
        streams.say(Long.toString(i));
      }
      return 0;
    } catch (NumberFormatException | NoSuchElementException e) {
      streams.complain("seq: invalid number");
      return 1;
    }
  }

  private int grep(List<String> words) throws InterruptedException {
    boolean quiet = words.contains("-q");
    List<String> plain = names(words).toList();
    if (plain.isEmpty()) {
      return 2;
    }
    Input text =
        plain.size() > 1
            ? Input.of(container.disk().text(Disk.path(directory, plain.get(1))).orElse(""))
            : streams.input();
    int status = 1;
    for (String line = text.line(); !line.isEmpty(); line = text.line()) {
      if (line.contains(plain.getFirst())) {
        status = 0;
        if (!quiet) {
          streams.say(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
        }
      }
    }
    return status;
  }

  /// `tr ONE OTHER`, each a single character.
  private int tr(List<String> words) throws InterruptedException {
    if (words.size() != 2) {
      streams.complain("tr: missing operand");
      return 1;
    }
    String from = character(words.getFirst());
    streams.output().accept(streams.input().all().replace(from, character(words.getLast())));
    return 0;
  }

  private static String character(String word) {
    return word.matches("\\\\[0-7]{1,3}")
        ? String.valueOf((char) Integer.parseInt(word.substring(1), 8))
        : unescaped(word);
  }

  private int tee(List<String> words) throws InterruptedException {
    String text = streams.input().all();
    streams.output().accept(text);
    int status = 0;
    for (String name : names(words).toList()) {
      try {
        container.into(Disk.path(directory, name), words.contains("-a")).accept(text);
      } catch (Unwritable refused) {
        streams.complain("tee: " + name + ": " + refused.reason());
        status = 1;
      }
    }
    return status;
  }
}
