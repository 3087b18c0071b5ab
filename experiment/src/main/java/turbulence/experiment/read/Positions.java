package turbulence.experiment.read;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonEvents;
import turbulence.json.yaml.YamlMalformed;

/// Where in a text the values of its tree stand. The text is read again for it, at the first
/// question, since most documents have no problems to place.
public final class Positions {
  /// Tells where everything in the text stands.
  @FunctionalInterface
  interface Walk {
    void tell(JsonEvents places) throws IOException, YamlMalformed;
  }

  private final Walk walk;
  private @Nullable Place top;

  Positions(Walk walk) {
    this.walk = walk;
  }

  /// The place of that value, or of the nearest that holds it when there is no such value.
  public synchronized Position of(TreePath path) {
    Place place = top();
    for (Object step : path.steps()) {
      Place next = place.at(step);
      if (next == null) {
        return place.position();
      }
      place = next;
    }
    return place.position();
  }

  private Place top() {
    if (top == null) {
      PlaceBuilder places = new PlaceBuilder();
      try {
        walk.tell(places);
      } catch (IOException | YamlMalformed e) {
        throw new IllegalStateException("a text that was read before", e);
      }
      top = places.top();
    }
    return top;
  }
}
