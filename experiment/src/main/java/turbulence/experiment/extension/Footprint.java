package turbulence.experiment.extension;

import java.util.List;

/// What a step takes away from whom, for limits that ask more than names. Looked at between
/// preparing and acting, and only as far as the limits want to know.
@FunctionalInterface
public interface Footprint {
  Footprint NONE = (_, _) -> Ruling.FREE;

  /// What of it goes too far.
  ///
  /// @param before what other steps of the run took away, oldest first
  Ruling under(Policy policy, List<Trodden> before) throws ActivityFailed, InterruptedException;

  /// What limits say to a footprint.
  ///
  /// @param refusals why the step must not be done, each in words that name objects and the limit;
  ///   none when it may
  /// @param unread what is protected unless somebody says otherwise, and could not be found out
  record Ruling(List<String> refusals, List<String> unread) {
    public static final Ruling FREE = new Ruling(List.of(), List.of());

    public Ruling {
      refusals = List.copyOf(refusals);
      unread = List.copyOf(unread);
    }
  }

  /// A footprint of the run.
  record Trodden(Footprint print, Stage stage) {}

  /// How far a step has come that may do what it wants.
  enum Stage {
    /// It is only planned.
    FORESEEN,
    /// What it takes away is taken, or is about to be.
    UNDERWAY,
    /// What it takes away shows.
    DONE
  }
}
