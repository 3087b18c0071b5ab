package turbulence.simulator.api.kind;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A value of an object that is being checked, with the way to it and the place for complaints. The
/// way is only written out when something is wrong.
final class Field implements Iterable<Field> {
  private final @Nullable Field parent;
  private final String step;
  private final int index;
  private final @Nullable Json value;
  private final Findings findings;

  private Field(@Nullable Field parent, String step, int index, @Nullable Json value, Findings to) {
    this.parent = parent;
    this.step = step;
    this.index = index;
    this.value = value == JsonNull.NULL ? null : value;
    this.findings = to;
  }

  static Field root(JsonObject object, Findings findings) {
    return new Field(null, "", 0, object, findings);
  }

  Field child(String name) {
    return new Field(this, name, -1, object().get(name), findings);
  }

  Field child(String name, String below) {
    return child(name).child(below);
  }

  Field item(int at) {
    JsonArray array = array();
    return new Field(this, "", at, at < array.size() ? array.get(at) : null, findings);
  }

  /// The value under a key that an author chose: `limits[cpu]`.
  Field key(String key) {
    return new Field(this, key, -2, object().get(key), findings);
  }

  /// This place, with another value: for complaints about what is only derived.
  Field holding(Json other) {
    return new Field(parent, step, index, other, findings);
  }

  /// This value, as if it lay there.
  Field at(Field place) {
    return new Field(place.parent, place.step, place.index, value, findings);
  }

  String path() {
    StringBuilder path = new StringBuilder();
    write(path);
    return path.toString();
  }

  private void write(StringBuilder path) {
    if (parent == null) {
      path.append(step);
      return;
    }
    parent.write(path);
    if (index >= 0) {
      path.append('[').append(index).append(']');
    } else if (index == -2) {
      path.append('[').append(step).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(step);
    }
  }

  boolean isSet() {
    return value != null;
  }

  /// Absent, empty or zero.
  boolean isBlank() {
    return Draft.isBlank(value);
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /// How many items or fields there are.
  int size() {
    if (value instanceof JsonArray array) {
      return array.size();
    }
    return value instanceof JsonObject object ? object.size() : 0;
  }

  Json json() {
    return value == null ? JsonNull.NULL : value;
  }

  /// The text, or an empty one.
  String text() {
    return value instanceof JsonText text ? text.value() : "";
  }

  boolean is(String text) {
    return text().equals(text);
  }

  boolean isText() {
    return value instanceof JsonText;
  }

  boolean isTrue() {
    return value == JsonBool.TRUE;
  }

  /// The whole number, or zero.
  long number() {
    return value instanceof JsonNumber number ? number.value().longValue() : 0;
  }

  JsonObject object() {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  JsonArray array() {
    return value instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  /// The items of a list; a value of another type has none.
  @Override
  public Iterator<Field> iterator() {
    int size = array().size();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Field next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return item(next++);
      }
    };
  }

  void required(String detail) {
    findings.required(path(), detail);
  }

  void invalid(String detail) {
    findings.invalid(path(), json(), detail);
  }

  /// Complains without showing the value.
  void invalidAsSuch(String detail) {
    findings.add("FieldValueInvalid", path(), "Invalid value: " + detail);
  }

  void tooMany(int most) {
    findings.tooMany(path(), size(), most);
  }

  /// Complains about each; there is nothing wrong when there are none.
  void must(List<String> complaints) {
    if (!complaints.isEmpty()) {
      complaints.forEach(this::invalid);
    }
  }

  void forbidden(String detail) {
    findings.forbidden(path(), detail);
  }

  void unsupported(List<String> supported) {
    findings.unsupported(path(), value == null ? new JsonText("") : json(), supported);
  }

  void duplicate() {
    duplicate("");
  }

  void duplicate(String detail) {
    findings.duplicate(path(), json(), detail);
  }

  void notFound() {
    findings.notFound(path(), json());
  }

  void tooLong(int most) {
    findings.tooLong(path(), most);
  }

  /// Must be one of them; an absent or empty value is missing.
  void oneOf(List<String> supported) {
    if (text().isEmpty()) {
      required("");
    } else if (!supported.contains(text())) {
      unsupported(supported);
    }
  }

  /// May be absent, else must be one of them.
  void oneOfIfSet(List<String> supported) {
    if (isSet() && !supported.contains(text())) {
      unsupported(supported);
    }
  }

  void notNegative() {
    if (number() < 0) {
      invalid(NOT_NEGATIVE);
    }
  }

  void within(long least, long most) {
    if (number() < least || number() > most) {
      invalid("must be between " + least + " and " + most + ", inclusive");
    }
  }

  /// Must be what it was before.
  void unchanged(Field before) {
    if (!json().equals(before.json())) {
      invalid("field is immutable");
    }
  }

  static final String NOT_NEGATIVE = "must be greater than or equal to 0";
}
