package turbulence.faults.kubernetes.undo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Which item of a list is meant, wherever others put it meanwhile: by what it is like, as a taint
/// by its key and effect. Lists of objects have no other names for what is in them.
///
/// @param like what it has, and maybe more at every level; a null in it means that there is none
/// @param same what it has exactly so; a null in it means that there is none
/// @param nth which of those that are so, from 1
public record Item(JsonObject like, JsonObject same, int nth) {
  private static final int FEW = 4;

  /// The first that is like that.
  public static Item like(JsonObject pattern) {
    return new Item(pattern, JsonObject.EMPTY, 1);
  }

  /// Exactly so in these fields, too.
  public Item and(JsonObject fields) {
    return new Item(like, fields, nth);
  }

  /// The one of that place, told from others of the list that are alike.
  public Item at(int place, JsonArray list) {
    int number = 1;
    for (int i = 0; i < place; i++) {
      number += fits(list.get(i)) ? 1 : 0;
    }
    return new Item(like, same, number);
  }

  private boolean fits(Json item) {
    if (!(item instanceof JsonObject object) || !Alike.fits(like, item)) {
      return false;
    }
    for (Map.Entry<String, Json> field : same) {
      Json wanted = field.getValue() == JsonNull.NULL ? null : field.getValue();
      if (!Alike.same(wanted, object.get(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /// Where it is in a list; -1 when it is not there.
  public int place(JsonArray list) {
    int seen = 0;
    for (int i = 0; i < list.size(); i++) {
      if (fits(list.get(i)) && ++seen == nth) {
        return i;
      }
    }
    return -1;
  }

  /// As a step of a path: no field has such a name.
  String step() {
    if (same.isEmpty()) {
      return (nth == 1 ? JsonArray.of(like) : JsonArray.of(like, nth)).toString();
    }
    return JsonArray.of(like, nth, same).toString();
  }

  /// The item that a step of a path means; null when it is the name of a field.
  static @Nullable Item of(String step) {
    if (!step.startsWith("[{")) {
      return null;
    }
    try {
      return JsonReader.read(step) instanceof JsonArray parts ? of(parts) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Item of(JsonArray parts) {
    Json nth = parts.size() < 2 ? new JsonNumber(1) : parts.get(1);
    Json same = parts.size() < 3 ? JsonObject.EMPTY : parts.get(2);
    return parts.size() < 4
            && parts.get(0) instanceof JsonObject like
            && nth instanceof JsonNumber number
            && same instanceof JsonObject fields
        ? new Item(like, fields, number.value().intValue())
        : null;
  }

  /// As `[key=spot, effect=NoExecute]`.
  String words() {
    if (!same.isEmpty()) {
      return step();
    }
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
