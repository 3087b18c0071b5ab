package turbulence.experiment.ledger;

/// Counts writes of this process and ends it before the one that was chosen, as a kill would: no
/// handler, no `finally` runs. Lives beside the JDK's own classes, which [CrashAgent] makes call
/// it.
public final class CrashCounter {
  private static int left = Integer.MAX_VALUE;
  private static int seen;

  private CrashCounter() {}

  public static synchronized void arm(int writes) {
    left = writes;
    seen = 0;
  }

  public static synchronized int seen() {
    return seen;
  }

  public static synchronized void write() {
    seen++;
    if (left-- == 0) {
      Runtime.getRuntime().halt(137);
    }
  }
}
