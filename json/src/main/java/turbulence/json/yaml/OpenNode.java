package turbulence.json.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import turbulence.json.Json;

/// A mapping or a list whose end has not come yet.
abstract sealed class OpenNode permits OpenMapping, OpenList {
  /// Where it starts.
  final Event start;

  /// The name under which aliases find it, if any.
  final @Nullable String anchor;

  private long weight = 1;
  private int height;

  OpenNode(Event start, @Nullable String anchor) {
    this.start = start;
    this.anchor = anchor;
  }

  /// Takes in what comes next in it.
  final void add(Part part, Event event) throws YamlMalformed {
    weight += part.weight();
    height = Math.max(height, part.height());
    add(part.json(), event);
  }

  final Part close() {
    return new Part(json(), weight, height + 1);
  }

  abstract void add(Json json, Event event) throws YamlMalformed;

  abstract Json json();
}
