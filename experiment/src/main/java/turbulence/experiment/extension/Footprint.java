package turbulence.experiment.extension;

import java.util.List;
import turbulence.experiment.model.Limits;

/// What a step takes away from whom, for limits that speak of shares. Looked at between preparing
/// and acting, and only as far as the limits want to know.
@FunctionalInterface
public interface Footprint {
  Footprint NONE = _ -> List.of();

  /// What of it these limits forbid, each in words that name the limit; nothing when they allow it
  /// all.
  List<String> beyond(Limits limits) throws ActivityFailed, InterruptedException;
}
