package turbulence.app.crash;

import java.util.Arrays;
import turbulence.app.Main;

/// The program, in a process that dies before one of its writes.
public final class Doomed {
  private Doomed() {}

  /// Arguments: the number of writes that it may do, then a command line.
  public static void main(String... args) {
    WriteCounter.arm(Integer.parseInt(args[0]));
    Main.main(Arrays.copyOfRange(args, 1, args.length));
  }
}
