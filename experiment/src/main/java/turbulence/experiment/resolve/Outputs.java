package turbulence.experiment.resolve;

import java.util.Optional;
import turbulence.json.Json;

/// What earlier activities gave.
@FunctionalInterface
public interface Outputs {
  Outputs NONE = _ -> Optional.empty();

  /// The output of the last activity of that name; empty when there is none.
  Optional<Json> of(String activity);
}
