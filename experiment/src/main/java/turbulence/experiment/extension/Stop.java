package turbulence.experiment.extension;

/// Ends the run early; its running activity is interrupted.
@FunctionalInterface
public interface Stop {
  void now(Reason reason);

  /// Why, and what follows.
  ///
  /// @param code who asked, in Chaos Toolkit's counting
  /// @param logged the line for the log
  /// @param skipRollbacks whether declared rollbacks and restoring are not wanted
  record Reason(int code, String logged, boolean skipRollbacks) {
    private static final int CONTROL = 0;
    private static final int TERMINATED = 15;

    /// Somebody pressed Ctrl-C.
    public static final Reason KEYBOARD =
        new Reason(2, "Received a termination signal (Ctrl-C)...", false);

    /// The system wants the process to end.
    public static final Reason TERMINATION =
        new Reason(TERMINATED, "SIGTERM signal received", false);

    /// A step, a control or a signal asked for it.
    public static final Reason GRACEFUL = new Reason(20, "Received the exit signal: 20", false);

    /// A step or a signal asked for it, and for nothing to follow.
    public static final Reason UNGRACEFUL = new Reason(30, "Received the exit signal: 30", true);

    /// A control asked for it, in its own words.
    public static Reason byControl(String words) {
      return new Reason(CONTROL, words, false);
    }

    /// Somebody asked for it from outside of the process.
    public static Reason fromElsewhere(String words, boolean skipRollbacks) {
      return new Reason(TERMINATED, words, skipRollbacks);
    }

    public boolean isByControl() {
      return code == CONTROL;
    }

    /// Whether the line in the log is one of the loudest.
    public boolean isCritical() {
      return code == CONTROL || code == TERMINATED;
    }
  }
}
