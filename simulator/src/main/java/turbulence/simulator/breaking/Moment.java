package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.Optional;

/// Something that happens to the whole cluster at a time, once or again and again.
///
/// @param after the start
/// @param every how long until it happens again
/// @param jump how far the clock moves
/// @param expiresWatches whether every watch ends
record Moment(
    Duration after, Optional<Duration> every, Optional<Duration> jump, boolean expiresWatches) {}
