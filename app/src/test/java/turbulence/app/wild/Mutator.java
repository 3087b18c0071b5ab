package turbulence.app.wild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Spoils one place of a tree: another kind of value, a missing, doubled or renamed key.
final class Mutator {
  private static final List<Json> ODD =
      List.of(
          Json.of(null),
          Json.of(true),
          Json.of(0),
          Json.of(-1),
          Json.of(1e300),
          Json.of(Double.NaN),
          Json.of(""),
          Json.of("${nowhere}"),
          Json.of("${outputs['x'].y}"),
          Json.of("\u0000\ud800"),
          JsonArray.EMPTY,
          JsonArray.of(JsonArray.EMPTY, 1),
          JsonObject.EMPTY,
          JsonObject.of("type", "probe"),
          JsonObject.of("ref", "nobody"));

  private final Random random;
  private int countdown;

  Mutator(Random random) {
    this.random = random;
  }

  Json spoil(Json tree) {
    countdown = random.nextInt(size(tree));
    return walk(tree);
  }

  private static int size(Json tree) {
    int size = 1;
    if (tree instanceof JsonObject object) {
      for (Map.Entry<String, Json> field : object) {
        size += size(field.getValue());
      }
    } else if (tree instanceof JsonArray array) {
      for (Json item : array) {
        size += size(item);
      }
    }
    return size;
  }

  private Json walk(Json tree) {
    if (countdown-- == 0) {
      return ODD.get(random.nextInt(ODD.size()));
    }
    return switch (tree) {
      case JsonObject object -> fields(object);
      case JsonArray array -> items(array);
      default -> tree;
    };
  }

  private Json fields(JsonObject object) {
    JsonObject.Builder builder = JsonObject.builder();
    for (Map.Entry<String, Json> field : object) {
      boolean here = countdown == 0;
      int way = random.nextInt(4);
      if (here && way == 0) {
        countdown--;
      } else if (here && way == 1) {
        countdown--;
        builder.put(field.getKey() + "x", field.getValue());
      } else {
        builder.put(field.getKey(), walk(field.getValue()));
      }
    }
    return builder.build();
  }

  private Json items(JsonArray array) {
    List<Json> items = new ArrayList<>();
    for (Json item : array) {
      items.add(walk(item));
    }
    return new JsonArray(items);
  }
}
