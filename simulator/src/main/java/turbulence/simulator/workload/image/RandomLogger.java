package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import turbulence.simulator.workload.Shell;

/// Logs one of four lines every one to three seconds, and does not end when it is asked to.
final class RandomLogger {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' uuuu", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> LINES =
      List.of(
          "ERROR (%s) something happened in this execution.",
          "INFO (%s) takes the value and converts it to string.",
          "WARN (%s) variable not in use.",
          "DEBUG (%s) first loop completed.");

  private RandomLogger() {}

  static void start(Shell shell) {
    shell.ignoreTermination();
    next(shell);
  }

  private static void next(Shell shell) {
    shell.after(Duration.ofSeconds(1 + shell.random().nextInt(3)), () -> print(shell));
  }

  private static void print(Shell shell) {
    String line = LINES.get(shell.random().nextInt(LINES.size()));
    shell.print(line.formatted(DATE.format(shell.now())));
    next(shell);
  }
}
