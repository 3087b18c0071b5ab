package turbulence.json.yaml;

import java.util.BitSet;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import turbulence.json.JsonEvents;
import turbulence.json.JsonNull;
import turbulence.json.yaml.YamlMalformed.Spot;

/// Tells where the values of a document stand, from its events.
final class YamlWalk {
  private final JsonEvents places;
  private int depth;

  /// Which of the levels are mappings, and which of those have a name waiting for its value.
  private final BitSet mapping = new BitSet();

  private final BitSet named = new BitSet();

  YamlWalk(JsonEvents places) {
    this.places = places;
  }

  /// Whether more events belong to the document.
  boolean isOpen() {
    return depth > 0;
  }

  void add(Event event) throws YamlMalformed {
    Spot spot = YamlEvents.spot(event);
    if (event instanceof CollectionEndEvent) {
      places.close(mapping.get(depth));
      depth--;
      return;
    }
    if (mapping.get(depth)) {
      named.flip(depth);
      if (named.get(depth)) {
        places.name(name(event), spot.line(), spot.column());
        return;
      }
    }
    if (event instanceof CollectionStartEvent) {
      depth++;
      mapping.set(depth, event instanceof MappingStartEvent);
      named.clear(depth);
      places.open(mapping.get(depth), spot.line(), spot.column());
    } else {
      places.leaf(JsonNull.NULL, spot.line(), spot.column());
    }
  }

  /// A name that is an alias is not looked up.
  private static String name(Event event) throws YamlMalformed {
    String name = event instanceof ScalarEvent scalar ? Scalars.name(Tags.scalar(scalar)) : null;
    return name == null ? "*" : name;
  }
}
