package turbulence.experiment.read;

import java.util.List;
import turbulence.json.Json;

/// A text that has been read: its tree, and where in the text each value stands.
///
/// @param origin the file or URL that it came from, as messages name it
public record Document(String origin, Json tree, Positions positions, List<Warning> warnings) {
  public Document {
    warnings = List.copyOf(warnings);
  }
}
