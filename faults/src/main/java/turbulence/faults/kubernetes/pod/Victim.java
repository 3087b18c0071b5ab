package turbulence.faults.kubernetes.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.faults.kubernetes.select.NamePattern;

/// Which processes of a container are killed, and by what signal.
record Victim(
    @About(
            "A regular expression that is found in the command lines or names of the processes;"
                + " instead of pid.")
        @Nullable String process,
    @About(
            "The number of the process in its container; 1, the container's own program, when"
                + " neither is given.")
        @Nullable Integer pid,
    @About(
            "The signal: a name such as TERM or KILL, or a number. The first process of a"
                + " container hears only what it handles, and never KILL.")
        @Default("\"TERM\"")
        String signal) {
  private static final int MOST = 64;
  private static final int KILL = 9;
  private static final int STOP = 19;

  /// By their numbers, from 1 on.
  private static final List<String> NAMES =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP");

  Victim {
    if (process != null && pid != null) {
      throw new IllegalArgumentException("process and pid exclude each other");
    }
    if (process != null && process.isBlank()) {
      throw new IllegalArgumentException("process is empty; leave it out to mean the first one");
    }
    if (pid != null && pid < 1) {
      throw new IllegalArgumentException("pid must be at least 1, not " + pid);
    }
    pattern(process);
    int number = number(signal);
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "signal must be a name such as TERM or KILL, or a number from 1 to 64, not '"
              + signal
              + "'");
    }
    if (process == null && (pid == null || pid == 1) && (number == KILL || number == STOP)) {
      throw new IllegalArgumentException(
          "signal "
              + signal
              + " never reaches the first process of a container from inside; use TERM, or delete"
              + " the pod with a grace_period of 0");
    }
  }

  private static NamePattern pattern(@Nullable String source) {
    return NamePattern.of("process", source);
  }

  /// 0 for what is none.
  private static int number(String signal) {
    String name = signal.strip().toUpperCase(Locale.ROOT);
    int known = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name) + 1;
    if (known > 0) {
      return known;
    }
    try {
      return Integer.parseInt(name);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// The signal as `kill` takes it: by name where all shells know it.
  String option() {
    int number = number(signal);
    return number <= NAMES.size() && number != 16 ? "-s " + NAMES.get(number - 1) : "-" + number;
  }

  /// Whether it is the container's own program, whose end is the container's.
  boolean isFirst() {
    return process == null && number() == 1;
  }

  /// The process when it is told by number.
  int number() {
    return pid == null ? 1 : pid;
  }

  /// The numbers of those that a list of processes shows: a line for each, with its folder, its
  /// name and its command line.
  List<Integer> among(String listed) throws ActivityFailed, InterruptedException {
    NamePattern pattern = pattern(process);
    List<Integer> found = new ArrayList<>();
    int self = 0;
    for (String line : listed.lines().toList()) {
      String[] parts = line.split("\\|", 3);
      int number = parts.length < 3 ? 0 : number(parts[0].substring(parts[0].lastIndexOf('/') + 1));
      if (parts.length < 3) {
        self = number(line.replace("self ", ""));
      } else if (number > 0
          && number != self
          && (pattern.fits(parts[1]) || pattern.fits(parts[2].strip()))) {
        found.add(number);
      }
    }
    return found;
  }

  /// As people say it: `process 1` or `processes like 'nginx'`.
  String words() {
    return process == null ? "process " + number() : "processes like '" + process + "'";
  }
}
