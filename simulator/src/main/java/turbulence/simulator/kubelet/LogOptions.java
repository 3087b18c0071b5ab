package turbulence.simulator.kubelet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which lines of a log are wanted, and how.
///
/// @param previous those of the instance before the present one
/// @param tailLines only that many at the end; null for all
/// @param limitBytes no more than that; null for all
/// @param sinceSeconds not older than that; null for all
/// @param sinceTime not older than that; null for all
public record LogOptions(
    boolean follow,
    boolean previous,
    boolean timestamps,
    @Nullable Long tailLines,
    @Nullable Long limitBytes,
    @Nullable Long sinceSeconds,
    @Nullable Instant sinceTime) {
  public static final LogOptions ALL = new LogOptions(false, false, false, null, null, null, null);
}
