package turbulence.experiment.resolve;

import java.util.List;
import turbulence.json.Json;

/// A tree with its references replaced.
///
/// @param value the tree to use
/// @param masked the tree to show: [#MASK] stands wherever a secret was put
/// @param references what was replaced, and what could not be
public record Substituted(Json value, Json masked, List<Reference> references) {
  public static final String MASK = "******";

  public Substituted {
    references = List.copyOf(references);
  }
}
