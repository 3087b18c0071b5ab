package turbulence.simulator.schema;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;

/// An object as a server takes it: without what its kind does not know, and what was wrong with it.
///
/// The problems (`unknown field "spec.foo"`) refuse the object or warn, as the caller wishes; a
/// failure (`json: cannot unmarshal ...`) always refuses it.
public record Decoded(JsonObject tree, List<String> problems, Optional<String> failure) {
  public Decoded {
    problems = List.copyOf(problems);
  }

  /// Why a strict reader refuses the object, in the words that follow "cannot be handled as a Pod".
  public Optional<String> refusal(boolean strict) {
    if (failure.isPresent() || !strict || problems.isEmpty()) {
      return failure;
    }
    return Optional.of("strict decoding error: " + String.join(", ", problems));
  }
}
