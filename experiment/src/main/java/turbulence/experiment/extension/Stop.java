package turbulence.experiment.extension;

/// Ends the run early; its running activity is interrupted.
@FunctionalInterface
public interface Stop {
  void now(Reason reason);

  /// Why, and what follows.
  ///
  /// @param code the signal's number in Chaos Toolkit's counting: 20 graceful, 30 ungraceful
  /// @param logged the line for the log
  /// @param skipRollbacks whether declared rollbacks and restoring are not wanted
  record Reason(int code, String logged, boolean skipRollbacks) {}
}
