package turbulence.simulator.api.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// A part of a list; the token leads to the next one, `remaining` counts what is behind it when
/// nothing was selected.
public record Page(
    long revision, List<Stored> items, @Nullable String token, @Nullable Long remaining) {
  public JsonObject metadata() {
    JsonObject.Builder metadata =
        JsonObject.builder().put("resourceVersion", Long.toString(revision));
    if (token != null) {
      metadata.put("continue", token);
    }
    if (remaining != null) {
      metadata.put("remainingItemCount", new JsonNumber(remaining));
    }
    return metadata.build();
  }
}
