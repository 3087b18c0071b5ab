package turbulence.experiment.tolerance;

/// Whether an output is within its tolerance.
///
/// @param met whether it is
/// @param why what was expected and what came; empty when it is met
public record Judgement(boolean met, String why) {
  public static final Judgement MET = new Judgement(true, "");

  static Judgement of(boolean met, String expected, String got) {
    return met ? MET : missed("expected " + expected + ", got " + got);
  }

  public static Judgement missed(String why) {
    return new Judgement(false, why);
  }

  /// A question without an answer counts as a miss.
  public static Judgement impossible(String because) {
    return missed("cannot be evaluated because " + because);
  }
}
