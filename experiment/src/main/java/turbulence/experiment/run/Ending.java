package turbulence.experiment.run;

import turbulence.experiment.journal.Status;

/// How a run ended: a pure function of what was seen.
///
/// @param deviated whether the system was seen to leave its steady state
record Ending(Status status, boolean deviated) {

  /// What was seen in a run.
  ///
  /// @param gateMissed the hypothesis was not met before the method
  /// @param verificationMissed it was not met after the method, by a probe that answered
  /// @param verificationFailed it was not met after the method, by a probe that did not answer
  /// @param watchMissed it was not met while the method ran
  /// @param failedFast the method was ended early for that
  /// @param toleranceMissed an activity of the method missed its own tolerance
  /// @param activityFailed an action or a rollback failed, and it mattered
  /// @param notRestored the system was put back and is still not steady
  /// @param faultLost somebody put a fault back before the run did, and it mattered
  record Seen(
      boolean interrupted,
      boolean aborted,
      boolean gateMissed,
      boolean verificationMissed,
      boolean verificationFailed,
      boolean watchMissed,
      boolean failedFast,
      boolean toleranceMissed,
      boolean activityFailed,
      boolean notRestored,
      boolean faultLost) {

    boolean deviated() {
      return verificationMissed || verificationFailed || watchMissed || toleranceMissed;
    }
  }

  static Ending of(Seen seen) {
    return new Ending(status(seen), seen.deviated());
  }

  private static Status status(Seen seen) {
    if (seen.interrupted()) {
      return Status.INTERRUPTED;
    }
    if (seen.aborted()) {
      return Status.ABORTED;
    }
    if (seen.gateMissed() || seen.verificationFailed()) {
      return Status.FAILED;
    }
    if (seen.deviated()) {
      return seen.failedFast() && !seen.verificationMissed() ? Status.FAILED : Status.COMPLETED;
    }
    boolean failed = seen.activityFailed() || seen.notRestored() || seen.faultLost();
    return failed ? Status.FAILED : Status.COMPLETED;
  }

  /// The word for the last line of the log.
  String word() {
    boolean cutShort = status == Status.INTERRUPTED || status == Status.ABORTED;
    return deviated && !cutShort ? "deviated" : status.word();
  }
}
