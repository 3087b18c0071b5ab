package turbulence.simulator.patch;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// A tree that a JSON patch is changing. Only what the patch looks into is opened; the rest stays
/// the tree that it was, so that ten thousand operations do not copy it ten thousand times.
sealed interface Draft {

  Json frozen();

  /// How many levels of objects and lists there are.
  int depth();

  /// A part that nothing has changed.
  final class Whole implements Draft {
    private final Json json;
    private int depth = -1;

    Whole(Json json) {
      this.json = json;
    }

    @Override
    public Json frozen() {
      return json;
    }

    @Override
    public int depth() {
      if (depth < 0) {
        depth = depthOf(json);
      }
      return depth;
    }

    private static int depthOf(Json json) {
      int deepest = -1;
      if (json instanceof JsonObject object) {
        for (var field : object) {
          deepest = Math.max(deepest, depthOf(field.getValue()));
        }
      } else if (json instanceof JsonArray array) {
        for (Json item : array) {
          deepest = Math.max(deepest, depthOf(item));
        }
      } else {
        return 0;
      }
      return Math.max(deepest, 0) + 1;
    }
  }

  /// A part with parts, under the names or the numbers that patches write.
  sealed interface Open extends Draft permits OpenObject, OpenArray {

    /// What lies there, or null when an object has nothing of that name.
    @Nullable Draft get(String key);

    /// Puts it under that name, or before what lies at that number.
    void add(String key, Draft part);

    /// Puts it in the place of what lies there.
    void set(String key, Draft part);

    void remove(String key);

    /// The opened part of that key; null when there is none that could be opened.
    default @Nullable Open into(String key) {
      Draft part = get(key);
      if (part instanceof Whole whole) {
        Open opened = opened(whole.frozen());
        if (opened != null) {
          set(key, opened);
        }
        return opened;
      }
      return (Open) part;
    }
  }

  /// A list or an object to look into; null for anything else.
  static @Nullable Open opened(Json json) {
    return switch (json) {
      case JsonObject object -> new OpenObject(object);
      case JsonArray array -> new OpenArray(array);
      default -> null;
    };
  }

  Whole NULL = new Whole(JsonNull.NULL);
}
