package turbulence.experiment.resolve;

/// Something that a text refers to.
///
/// @param expression as written, such as `${name}` or `$name`
/// @param name the name, or the activity whose output it is
public record Reference(String expression, String name, Kind kind) {
  /// Where the value comes from.
  public enum Kind {
    CONFIGURATION,
    SECRET,
    OUTPUT,
    /// From nowhere: the text stays as it is.
    UNKNOWN
  }
}
