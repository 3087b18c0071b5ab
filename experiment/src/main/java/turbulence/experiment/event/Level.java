package turbulence.experiment.event;

/// How much a log line matters.
public enum Level {
  DEBUG,
  INFO,
  WARNING,
  ERROR,
  CRITICAL
}
