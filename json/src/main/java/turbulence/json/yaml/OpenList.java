package turbulence.json.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A list whose end has not come yet.
final class OpenList extends OpenNode {
  private final boolean paired;
  private final List<Json> items = new ArrayList<>();

  /// @param paired whether its items are mappings of one field each that become arrays of two
  OpenList(Event start, @Nullable String anchor, boolean paired) {
    super(start, anchor);
    this.paired = paired;
  }

  @Override
  void add(Json json, Event event) throws YamlMalformed {
    items.add(paired ? pair(json, event) : json);
  }

  private static Json pair(Json json, Event event) throws YamlMalformed {
    if (json instanceof JsonObject object && object.size() == 1) {
      String name = object.names().getFirst();
      return JsonArray.of(name, object.find(name).orElseThrow());
    }
    throw new YamlMalformed("expected a mapping of one field in pairs", YamlEvents.spot(event));
  }

  @Override
  Json json() {
    return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
  }
}
