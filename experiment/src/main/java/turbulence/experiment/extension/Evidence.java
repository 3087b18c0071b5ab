package turbulence.experiment.extension;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sign, seen from outside, that a change is in effect. Looked at beside the run, never by a
/// step.
public interface Evidence {
  /// What is seen when the change is in effect: `deployment shop/web has 1 replica`.
  String words();

  /// Whether the change is to be gone by the end of the run. What is killed is not: it was in
  /// effect once it was seen.
  boolean isPassing();

  /// What it is about, so that a later step of the run that changes the same is not mistaken for
  /// somebody else; null when it is about nothing that steps change.
  default @Nullable Target target() {
    return null;
  }

  /// Looks once; changes nothing.
  Sight look() throws ActivityFailed, InterruptedException;

  /// What was seen.
  ///
  /// @param by who made it so, as the system itself tells; null when it does not tell
  /// @param since when, as the system itself tells; null when it does not tell
  record Sight(boolean inEffect, @Nullable String by, @Nullable Instant since) {
    public static Sight of(boolean inEffect) {
      return new Sight(inEffect, null, null);
    }
  }
}
