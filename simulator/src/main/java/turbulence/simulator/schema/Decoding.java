package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// One reading of a tree as a struct, the way Go reads JSON: unknown fields and nulls fall away,
/// the first wrong type is told, times and quantities get their usual form.
///
/// Whatever needs no change is shared with the given tree.
public final class Decoding {
  private static final int MOST_PROBLEMS = 100;

  private final Path path = new Path();
  private final List<String> problems;
  private final Scalars scalars = new Scalars(this::wrong, this::unreadable);
  private @Nullable String mismatch;
  private @Nullable String unreadable;

  private Decoding(List<String> duplicates) {
    this.problems = new ArrayList<>(duplicates);
  }

  public static Decoded decode(JsonObject given, Type.Struct type) {
    return decode(given, type, List.of());
  }

  /// The duplicates are the paths that [Duplicates] found in the text.
  public static Decoded decode(JsonObject given, Type.Struct type, List<String> duplicates) {
    List<String> told =
        duplicates.stream().map(path -> "duplicate field " + GoText.quoted(path)).toList();
    Decoding decoding = new Decoding(told);
    JsonObject tree = decoding.struct(given, type);
    String failure = decoding.unreadable != null ? decoding.unreadable : decoding.mismatch;
    return new Decoded(tree, decoding.problems, Optional.ofNullable(failure));
  }

  private Json value(Json given, Type type) {
    if (type instanceof Type.Scalar scalar) {
      return scalars.read(given, scalar);
    }
    if (type instanceof Type.Anything) {
      return given;
    }
    if (type instanceof Type.Items items && given instanceof JsonArray array) {
      return items(array, items.element());
    }
    if (given instanceof JsonObject object) {
      if (type instanceof Type.Struct struct) {
        return struct(object, struct);
      } else if (type instanceof Type.Named named) {
        return named(object, named.value());
      }
    }
    wrong(GoText.kind(given), GoText.type(type));
    return GoText.zero(type);
  }

  private JsonObject struct(JsonObject given, Type.Struct type) {
    Map<String, Type.Field> fields = type.fields();
    JsonObject.@Nullable Builder changed = null;
    for (Map.Entry<String, Json> entry : given) {
      String name = entry.getKey();
      Json value = entry.getValue();
      Type.Field field = fields.get(name);
      Json read = field == null ? stranger(name, value, type) : field(value, field, type);
      if (differ(read, value)) {
        changed = changed == null ? given.toBuilder() : changed;
        replace(changed, name, read);
      }
    }
    return changed == null ? given : changed.build();
  }

  private @Nullable Json stranger(String name, Json value, Type.Struct type) {
    if (type.open()) {
      return value;
    }
    if (problems.size() < MOST_PROBLEMS) {
      String problem = "unknown field " + GoText.quoted(path.with(name));
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
    return null;
  }

  private @Nullable Json field(Json value, Type.Field field, Type.Struct owner) {
    if (value instanceof JsonNull) {
      return null;
    }
    path.enterField(field.name(), owner);
    Json read = value(value, field.type());
    path.leave();
    return read;
  }

  /// Whether these are two: what was read without a change is the very same value.
  @SuppressWarnings("ReferenceEquality") // equality would walk whole trees
  private static boolean differ(@Nullable Object read, @Nullable Object given) {
    return read != given;
  }

  private static void replace(JsonObject.Builder changed, String name, @Nullable Json read) {
    if (read == null) {
      changed.remove(name);
    } else {
      changed.put(name, read);
    }
  }

  private JsonObject named(JsonObject given, Type type) {
    if (type.equals(Type.Scalar.TEXT) && allText(given)) {
      return given;
    }
    JsonObject.@Nullable Builder changed = null;
    for (Map.Entry<String, Json> entry : given) {
      Json value = entry.getValue();
      path.enterKey(entry.getKey());
      Json read = value instanceof JsonNull ? GoText.zero(type) : value(value, type);
      path.leave();
      if (differ(read, value)) {
        changed = changed == null ? given.toBuilder() : changed;
        changed.put(entry.getKey(), read);
      }
    }
    return changed == null ? given : changed.build();
  }

  private static boolean allText(JsonObject given) {
    for (Map.Entry<String, Json> entry : given) {
      if (!(entry.getValue() instanceof JsonText)) {
        return false;
      }
    }
    return true;
  }

  private JsonArray items(JsonArray given, Type type) {
    @Nullable List<Json> changed = null;
    for (int i = 0; i < given.size(); i++) {
      Json value = given.get(i);
      path.enterItem(i);
      Json read = value instanceof JsonNull ? GoText.zero(type) : value(value, type);
      path.leave();
      if (differ(read, value) && changed == null) {
        changed = new ArrayList<>(given.items());
      }
      if (changed != null) {
        changed.set(i, read);
      }
    }
    return changed == null ? given : new JsonArray(changed);
  }

  /// The first wrong type counts; Go reads on to the end before it says so.
  private void wrong(String given, String wanted) {
    if (mismatch == null) {
      mismatch = "json: cannot unmarshal " + given + path.goField() + " of type " + wanted;
    }
  }

  /// What a type's own reader refuses ends the reading, and so outdoes a wrong type.
  private void unreadable(String why) {
    if (unreadable == null) {
      unreadable = why;
    }
  }
}
