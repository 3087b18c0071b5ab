package turbulence.faults.kubernetes.undo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Which item of a list is meant, wherever others put it meanwhile: by what it is like, as a taint
/// by its key and effect. Lists of objects have no other names for what is in them.
///
/// @param like what it has, and maybe more; a null in it means that there is none
/// @param nth which of those that are like that, from 1
public record Item(JsonObject like, int nth) {
  private static final int FEW = 4;

  /// The first that is like that.
  public static Item like(JsonObject pattern) {
    return new Item(pattern, 1);
  }

  /// The item of that place, told by that pattern from all others of the list.
  public static Item at(JsonArray list, int place, JsonObject pattern) {
    int nth = 1;
    for (int i = 0; i < place; i++) {
      nth += Alike.fits(pattern, list.get(i)) ? 1 : 0;
    }
    return new Item(pattern, nth);
  }

  /// Where it is in a list; -1 when it is not there.
  public int place(JsonArray list) {
    int seen = 0;
    for (int i = 0; i < list.size(); i++) {
      if (Alike.fits(like, list.get(i)) && ++seen == nth) {
        return i;
      }
    }
    return -1;
  }

  /// As a step of a path: no field has such a name.
  String step() {
    return (nth == 1 ? JsonArray.of(like) : JsonArray.of(like, nth)).toString();
  }

  /// The item that a step of a path means; null when it is the name of a field.
  static @Nullable Item of(String step) {
    if (!step.startsWith("[{")) {
      return null;
    }
    try {
      if (JsonReader.read(step) instanceof JsonArray array
          && array.get(0) instanceof JsonObject pattern) {
        boolean second = array.size() == 2 && array.get(1) instanceof JsonNumber;
        int nth = second ? ((JsonNumber) array.get(1)).value().intValue() : 1;
        return array.size() == 1 || second ? new Item(pattern, nth) : null;
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  /// As `[key=spot, effect=NoExecute]`.
  String words() {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Json> field : like) {
      if (!(field.getValue() instanceof JsonText text) || words.size() == FEW) {
        return "[" + like + "]";
      }
      words.add(field.getKey() + "=" + text.value());
    }
    return words.toString();
  }
}
