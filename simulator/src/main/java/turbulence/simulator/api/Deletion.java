package turbulence.simulator.api;

import org.jspecify.annotations.Nullable;

/// How something shall be deleted: what `DeleteOptions` say.
public record Deletion(
    @Nullable Long graceSeconds,
    @Nullable Propagation propagation,
    @Nullable String uid,
    @Nullable String resourceVersion,
    boolean dryRun) {
  /// As the kind's default has it.
  public static final Deletion PLAIN = new Deletion(null, null, null, null, false);

  /// At once, without grace.
  public static final Deletion NOW = new Deletion(0L, null, null, null, false);

  public static Deletion of(Propagation propagation) {
    return new Deletion(null, propagation, null, null, false);
  }

  /// What happens to an object's dependents.
  public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }
}
