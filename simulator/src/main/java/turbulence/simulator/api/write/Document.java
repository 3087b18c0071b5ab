package turbulence.simulator.api.write;

import java.util.List;
import turbulence.json.JsonObject;

/// An object as a client sent it, and the fields that it gave twice.
public record Document(JsonObject tree, List<String> duplicates) {
  public Document {
    duplicates = List.copyOf(duplicates);
  }
}
