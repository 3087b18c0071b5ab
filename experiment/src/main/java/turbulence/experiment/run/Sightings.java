package turbulence.experiment.run;

/// Collects what is seen in a run. Shared between threads.
final class Sightings {
  private boolean interrupted;
  private boolean aborted;
  private boolean gateMissed;
  private boolean verificationMissed;
  private boolean verificationFailed;
  private boolean watchMissed;
  private boolean failedFast;
  private boolean toleranceMissed;
  private boolean activityFailed;
  private boolean notRestored;
  private boolean faultLost;

  synchronized void interrupted() {
    interrupted = true;
  }

  synchronized void aborted() {
    aborted = true;
  }

  synchronized void gateMissed() {
    gateMissed = true;
  }

  /// @param byFailedProbe whether a probe could not even answer
  synchronized void verificationMissed(boolean byFailedProbe) {
    verificationMissed = !byFailedProbe;
    verificationFailed = byFailedProbe;
  }

  synchronized void watchMissed() {
    watchMissed = true;
  }

  synchronized void failedFast() {
    failedFast = true;
  }

  synchronized void toleranceMissed() {
    toleranceMissed = true;
  }

  synchronized void activityFailed() {
    activityFailed = true;
  }

  synchronized void notRestored() {
    notRestored = true;
  }

  synchronized void faultLost() {
    faultLost = true;
  }

  synchronized boolean hasFailedFast() {
    return failedFast;
  }

  synchronized boolean isCutShort() {
    return interrupted || aborted;
  }

  synchronized Ending.Seen seen() {
    return new Ending.Seen(
        interrupted,
        aborted,
        gateMissed,
        verificationMissed,
        verificationFailed,
        watchMissed,
        failedFast,
        toleranceMissed,
        activityFailed,
        notRestored,
        faultLost);
  }
}
