package turbulence.experiment.extension;

import java.util.List;
import turbulence.json.Json;

/// An action that knows whom it will hit, ready to act.
public interface Prepared {
  /// Whom it will hit, in words for people.
  List<String> targets();

  /// How to put back what `act` will change, written down before it acts; empty when it cannot be.
  List<Undo> undo();

  Json act() throws ActivityFailed, InterruptedException;

  /// The deed itself.
  @FunctionalInterface
  interface Deed {
    Json act() throws ActivityFailed, InterruptedException;
  }

  /// An action that has no way back.
  static Prepared irreversible(List<String> targets, Deed deed) {
    return reversible(targets, List.of(), deed);
  }

  static Prepared reversible(List<String> targets, List<Undo> undo, Deed deed) {
    return new Prepared() {
      @Override
      public List<String> targets() {
        return targets;
      }

      @Override
      public List<Undo> undo() {
        return undo;
      }

      @Override
      public Json act() throws ActivityFailed, InterruptedException {
        return deed.act();
      }
    };
  }
}
