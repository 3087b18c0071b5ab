package turbulence.experiment.jsonpath;

/// Whose rules a path follows.
public enum Dialect {
  /// Python's jsonpath2, which Chaos Toolkit uses.
  JSONPATH2,
  /// The standard, RFC 9535.
  RFC_9535
}
