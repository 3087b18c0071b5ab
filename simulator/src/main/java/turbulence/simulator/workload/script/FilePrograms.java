package turbulence.simulator.workload.script;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Files.Entry;
import turbulence.simulator.workload.Files.Unwritable;

/// Programs that look at files and change them.
final class FilePrograms {
  /// The status of a program that is none of these.
  static final int UNKNOWN = -1;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NONE = ": No such file or directory";

  private final Disk disk;
  private final String directory;
  private final Streams streams;

  /// @param directory that names are seen from
  FilePrograms(Disk disk, String directory, Streams streams) {
    this.disk = disk;
    this.directory = directory;
    this.streams = streams;
  }

  int run(List<String> words) throws InterruptedException {
    List<String> rest = words.subList(1, words.size());
    List<String> names = names(rest);
    String options = options(rest);
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    return switch (program) {
      case "cat" -> each(names.isEmpty() ? List.of("-") : names, this::cat);
      case "head", "tail" -> part(program.equals("head"), rest);
      case "wc" -> count(options, names);
      case "ls" -> ls(options, names);
      case "touch" -> each(names, name -> change("touch: ", name, "", () -> touch(path(name))));
      case "mkdir" -> each(names, name -> mkdir(name, options.indexOf('p') >= 0));
      case "rmdir" ->
          each(names, name -> change("rmdir: '", name, "'", () -> disk.files().delete(path(name))));
      case "rm" -> each(names, name -> rm(name, options));
      case "cp", "mv" -> transfer(program, names);
      case "pwd" -> say(directory);
      default -> UNKNOWN;
    };
  }

  private static List<String> names(List<String> words) {
    return words.stream().filter(word -> !word.startsWith("-") || word.equals("-")).toList();
  }

  private static String options(List<String> words) {
    StringBuilder letters = new StringBuilder();
    words.stream().filter(word -> word.startsWith("-")).forEach(letters::append);
    return letters.toString();
  }

  private String path(String name) {
    return Disk.path(directory, name);
  }

  private int say(String line) {
    streams.say(line);
    return 0;
  }

  private int complain(String line) {
    streams.complain(line);
    return 1;
  }

  private interface ForOne {
    int run(String name) throws InterruptedException;
  }

  private static int each(List<String> names, ForOne program) throws InterruptedException {
    int status = 0;
    for (String name : names) {
      status = Math.max(status, program.run(name));
    }
    return status;
  }

  private interface Change {
    void make() throws Unwritable;
  }

  private int change(String before, String name, String after, Change change) {
    try {
      change.make();
      return 0;
    } catch (Unwritable refused) {
      return complain(before + name + after + ": " + refused.reason());
    }
  }

  /// What a name stands for: a file, or what comes in.
  private Optional<String> text(String program, String name) throws InterruptedException {
    Optional<String> text =
        name.equals("-") ? Optional.of(streams.input().all()) : disk.text(path(name));
    if (text.isEmpty() && disk.isDirectory(path(name))) {
      complain(program + ": read error: Is a directory");
    } else if (text.isEmpty()) {
      complain(program + ": can't open '" + name + "'" + NONE);
    }
    return text;
  }

  private int cat(String name) throws InterruptedException {
    if (name.equals("-")) {
      pass();
      return 0;
    }
    Optional<String> text = text("cat", name);
    text.ifPresent(streams.output());
    return text.isPresent() ? 0 : 1;
  }

  /// Passes on what comes, as it comes.
  private void pass() throws InterruptedException {
    String some = streams.input().some();
    while (!some.isEmpty()) {
      streams.output().accept(some);
      some = streams.input().some();
    }
  }

  private int part(boolean first, List<String> words) throws InterruptedException {
    int most = 10;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String figure = word.startsWith("-") ? word.substring(1).replaceFirst("^n", "") : "";
      if (word.equals("-n") && i + 1 < words.size()) {
        figure = words.get(++i);
      }
      if (!figure.isEmpty() && figure.chars().allMatch(Character::isDigit)) {
        most = figure.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(figure);
      } else if (!word.startsWith("-")) {
        names.add(word);
      }
    }
    int limit = most;
    return each(
        names.isEmpty() ? List.of("-") : names, name -> part(first ? "head" : "tail", name, limit));
  }

  private int part(String program, String name, int most) throws InterruptedException {
    Optional<String> text = text(program, name);
    List<String> lines = text.orElse("").lines().toList();
    int from = program.equals("head") ? 0 : Math.max(0, lines.size() - most);
    lines.subList(from, Math.min(lines.size(), from + most)).forEach(streams::say);
    return text.isPresent() ? 0 : 1;
  }

  private int count(String options, List<String> names) throws InterruptedException {
    boolean plain = names.isEmpty();
    return each(
        plain ? List.of("-") : names,
        name -> {
          Optional<String> text = text("wc", name);
          text.ifPresent(each -> {
            List<String> figures = new ArrayList<>();
            boolean all = options.isEmpty();
            if (all || options.indexOf('l') >= 0) {
              figures.add(Long.toString(each.chars().filter(c -> c == '\n').count()));
            }
            if (all || options.indexOf('w') >= 0) {
              String stripped = each.strip();
              figures.add(stripped.isEmpty() ? "0" : "" + stripped.split("\\s+").length);
            }
            if (all || options.indexOf('c') >= 0) {
              figures.add(Integer.toString(Body.of(each).size()));
            }
            streams.say(String.join(" ", figures) + (plain ? "" : " " + name));
          });
          return text.isPresent() ? 0 : 1;
        });
  }

  private int ls(String options, List<String> names) throws InterruptedException {
    List<String> wanted = names.isEmpty() ? List.of(".") : names;
    return each(
        wanted,
        name -> {
          String path = path(name);
          if (!disk.isThere(path)) {
            return complain("ls: " + name + NONE);
          } else if (!disk.isDirectory(path) || options.indexOf('d') >= 0) {
            show(options, name, path);
            return 0;
          }
          if (wanted.size() > 1) {
            say(name + ":");
          }
          for (String each : disk.files().list(path)) {
            if (!each.startsWith(".") || options.indexOf('a') >= 0 || options.indexOf('A') >= 0) {
              show(options, each, Disk.path(path, each));
            }
          }
          return 0;
        });
  }

  private void show(String options, String name, String path) {
    Optional<Entry> found = disk.files().find(path);
    if (options.indexOf('l') < 0 || found.isEmpty()) {
      say(name);
      return;
    }
    Entry entry = found.get();
    String mode =
        entry.isDirectory() ? "drwxr-xr-x" : entry.writable() ? "-rw-r--r--" : "-r--r--r--";
    String size = Integer.toString(entry.size());
    say(
        mode
            + "    1 root     root     "
            + " ".repeat(Math.max(0, 9 - size.length()))
            + size
            + " "
            + DATE.format(entry.changed())
            + " "
            + name);
  }

  private void touch(String path) throws Unwritable {
    Optional<Entry> found = disk.files().find(path);
    if (found.isEmpty()) {
      disk.files().write(path, Body.EMPTY);
    } else if (!found.get().writable()) {
      throw Unwritable.readOnly(path);
    }
  }

  private int mkdir(String name, boolean quietly) {
    if (!quietly && disk.isThere(path(name))) {
      return complain("mkdir: can't create directory '" + name + "': File exists");
    }
    return change(
        "mkdir: can't create directory '", name, "'", () -> disk.files().makeDirectory(path(name)));
  }

  private int rm(String name, String options) {
    boolean force = options.indexOf('f') >= 0;
    boolean all = options.indexOf('r') >= 0 || options.indexOf('R') >= 0;
    String path = path(name);
    if (!disk.isThere(path)) {
      return force ? 0 : complain("rm: can't remove '" + name + "'" + NONE);
    } else if (disk.isDirectory(path) && !all) {
      return complain("rm: '" + name + "' is a directory");
    }
    return change("rm: can't remove '", name, "'", () -> disk.remove(path));
  }

  private int transfer(String program, List<String> names) throws InterruptedException {
    if (names.size() < 2) {
      return complain(program + ": missing file operand");
    }
    String to = names.getLast();
    return each(
        names.subList(0, names.size() - 1),
        name -> {
          String from = path(name);
          if (!disk.isThere(from)) {
            return complain(program + ": can't stat '" + name + "'" + NONE);
          }
          String last = from.substring(from.lastIndexOf('/') + 1);
          String goal = disk.isDirectory(path(to)) ? Disk.path(path(to), last) : path(to);
          return change(
              program + ": can't create '",
              to,
              "'",
              () -> {
                disk.copy(from, goal);
                if (program.equals("mv") && !goal.equals(from)) {
                  disk.remove(from);
                }
              });
        });
  }
}
