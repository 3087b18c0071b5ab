package turbulence.simulator.workload.image;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import turbulence.simulator.workload.Shell;

/// A log as Go's standard logger writes it: each line begins with date and time.
record GoLog(Shell shell) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  void print(String text) {
    shell.print(STAMP.format(shell.now()) + " " + text);
  }
}
