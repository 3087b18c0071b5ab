package turbulence.json.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import turbulence.json.DuplicateListener;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.yaml.YamlMalformed.Spot;

/// A mapping whose end has not come yet.
final class OpenMapping extends OpenNode {
  private final boolean set;
  private final @Nullable DuplicateListener duplicates;
  private final JsonObject.Builder own = JsonObject.builder();

  /// What is taken over, that which counts more later.
  private final List<JsonObject> merged = new ArrayList<>();

  private boolean valueComes;

  /// The name of the value that comes, or null for one to be taken over.
  private @Nullable String name;

  /// @param set whether only its names count
  OpenMapping(
      Event start, @Nullable String anchor, boolean set, @Nullable DuplicateListener duplicates) {
    super(start, anchor);
    this.set = set;
    this.duplicates = duplicates;
  }

  @Override
  void add(Json json, Event event) throws YamlMalformed {
    if (!valueComes) {
      boolean merge = event instanceof ScalarEvent scalar && Tags.isMerge(scalar);
      name = merge ? null : newName(json, event);
    } else if (name == null) {
      takeOver(json, event);
    } else {
      own.put(name, json);
    }
    valueComes = !valueComes;
  }

  private String newName(Json json, Event event) throws YamlMalformed {
    String text = Scalars.name(json);
    Spot spot = YamlEvents.spot(event);
    if (text == null) {
      throw new YamlMalformed("expected a single value as name, found an " + json.kind(), spot);
    }
    if (duplicates != null && own.has(text)) {
      duplicates.duplicate(text, spot.line(), spot.column());
    }
    return text;
  }

  private void takeOver(Json json, Event event) throws YamlMalformed {
    List<Json> all = json instanceof JsonArray array ? array.items() : List.of(json);
    for (Json one : all.reversed()) {
      if (!(one instanceof JsonObject object)) {
        throw new YamlMalformed(
            "expected a mapping or a list of mappings after <<, found " + one.kind(),
            YamlEvents.spot(event));
      }
      merged.add(object);
    }
  }

  @Override
  Json json() {
    JsonObject all = merged.isEmpty() ? own.build() : merge(own.build());
    return set ? JsonArray.from(all.names()) : all;
  }

  /// What is taken over comes first, and keeps its place where the mapping itself overrides it.
  private JsonObject merge(JsonObject fields) {
    JsonObject.Builder all = JsonObject.builder();
    merged.add(fields);
    for (JsonObject object : merged) {
      for (Map.Entry<String, Json> field : object) {
        all.put(field.getKey(), field.getValue());
      }
    }
    return all.build();
  }
}
