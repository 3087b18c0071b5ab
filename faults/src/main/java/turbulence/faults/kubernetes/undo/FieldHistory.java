package turbulence.faults.kubernetes.undo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// What one run did to one field of one object.
///
/// @param before its value before the run; null when it had none
/// @param afters the values that steps gave it, nulls among them when they took it away
record FieldHistory(FieldPath path, @Nullable Json before, List<Field> afters) {

  /// @param fields the entries of that field, oldest first, never none
  static FieldHistory of(List<Field> fields) {
    Field first = fields.getFirst();
    return new FieldHistory(new FieldPath(first.path()), first.before(), fields);
  }

  /// Whose work the field shows.
  Kind standing(JsonObject live) {
    if (!path.leadsSomewhere(live)) {
      return before == null && !isElsewhere(live) ? Kind.SETTLED : Kind.FOREIGN;
    }
    Json now = path.in(live);
    if (isSame(now, before)) {
      return Kind.SETTLED;
    }
    for (Field field : afters) {
      if (isSame(now, field.after()) || isWithin(field.after(), now)) {
        return Kind.OURS;
      }
    }
    return Kind.FOREIGN;
  }

  /// Whether what steps wrote is in some other item of the list: theirs, as somebody changed it.
  private boolean isElsewhere(JsonObject live) {
    for (Field field : afters) {
      if (field.after() != null && path.isAnywhere(live, field.after())) {
        return true;
      }
    }
    return false;
  }

  /// As `spec.replicas is 5, the run made it 1`.
  String words(JsonObject live) {
    Json after = afters.getLast().after();
    String there =
        path.leadsSomewhere(live) ? " is " + shown(path.in(live)) : " is in no such item any more";
    return path.words() + there + ", the run made it " + shown(after);
  }

  private static String shown(@Nullable Json value) {
    return value == null ? "not set" : value.toString();
  }

  /// An API adds what it takes for usual to the elements of a list, and to objects.
  private static boolean isWithin(@Nullable Json after, @Nullable Json now) {
    return switch (after) {
      case JsonArray list -> now != null && Fields.isAllIn(list, now);
      case JsonObject object -> now != null && !object.isEmpty() && Fields.isAllIn(object, now);
      case null, default -> false;
    };
  }

  /// An API drops a flag that is off, so that it is as good as none, unless the run itself made
  /// that difference.
  private boolean isSame(@Nullable Json one, @Nullable Json other) {
    return Alike.same(one, other) || (isOff(one) && isOff(other) && !turnsOnNothing());
  }

  private boolean turnsOnNothing() {
    for (Field field : afters) {
      if (isOff(field.after())) {
        return isOff(before);
      }
    }
    return false;
  }

  private static boolean isOff(@Nullable Json value) {
    return value == null || value == JsonBool.FALSE;
  }
}
