package turbulence.experiment.extension;

import java.util.List;

/// An action that knows whom it will hit, ready to act.
///
/// @param targets whom it will hit, drawn once
/// @param undo how to put back what the deed will change, written down before it; empty when it
///   cannot be
/// @param evidence how it will show that the change is in effect, and later that it is gone
/// @param forecast what would come of it, for whoever asks beforehand
/// @param footprint what it takes away, for limits that speak of shares
public record Prepared(
    List<Target> targets,
    List<Undo> undo,
    List<Evidence> evidence,
    Forecasting forecast,
    Footprint footprint,
    Deed deed) {

  public Prepared {
    targets = List.copyOf(targets);
    undo = List.copyOf(undo);
    evidence = List.copyOf(evidence);
  }

  /// An action that has no way back.
  public static Prepared of(List<Target> targets, Deed deed) {
    return new Prepared(targets, List.of(), List.of(), Forecasting.NOTHING, Footprint.NONE, deed);
  }

  /// The same, with that way back.
  public Prepared undoneBy(List<Undo> ways) {
    return new Prepared(targets, ways, evidence, forecast, footprint, deed);
  }

  /// The same, whose effect shows by that.
  public Prepared shownBy(List<Evidence> signs) {
    return new Prepared(targets, undo, signs, forecast, footprint, deed);
  }

  /// The same, able to tell what would come of it.
  public Prepared foretoldBy(Forecasting telling) {
    return new Prepared(targets, undo, evidence, telling, footprint, deed);
  }

  /// The same, with what it takes away.
  public Prepared treading(Footprint print) {
    return new Prepared(targets, undo, evidence, forecast, print, deed);
  }

  /// Whether it is about targets, so that it does nothing when there are none.
  public boolean aims() {
    return !forecast.equals(Forecasting.NOTHING);
  }
}
