package turbulence.simulator.protobuf;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.json.Limits;

/// One reading of a body: what JSON shows of its messages, and how much more it may hold.
final class Decoding {
  private static final JsonText EMPTY = new JsonText("");
  private static final JsonNumber ZERO = new JsonNumber(0L);

  private long values = Limits.DOCUMENT.values();
  private int depth;

  JsonObject object(Message message, Wire wire) throws ProtobufMalformed {
    JsonObject.Builder object = JsonObject.builder();
    into(object, message, wire);
    return object.build();
  }

  /// Puts the fields of the message beside those that are there.
  void into(JsonObject.Builder object, Message message, Wire wire) throws ProtobufMalformed {
    enter();
    Map<Field, List<Json>> lists = new LinkedHashMap<>();
    Map<Field, JsonObject.Builder> maps = new LinkedHashMap<>();
    while (wire.hasMore()) {
      Tag tag = Tag.next(wire, message.name());
      Field field = message.field(tag.number());
      if (field == null) {
        tag.skip(wire);
      } else {
        switch (field.shape()) {
          case ONE -> one(object, field, tag, wire);
          case LIST ->
              repeated(lists.computeIfAbsent(field, _ -> new ArrayList<>()), field, tag, wire);
          case MAP ->
              entry(maps.computeIfAbsent(field, _ -> JsonObject.builder()), field, tag, wire);
        }
      }
    }
    lists.forEach((field, items) -> object.put(field.name(), new JsonArray(items)));
    maps.forEach((field, entries) -> object.put(field.name(), entries.build()));
    leave();
  }

  void enter() throws ProtobufMalformed {
    depth++;
    if (depth > Limits.DOCUMENT.depth()) {
      throw new ProtobufMalformed("exceeded max depth");
    }
  }

  void leave() {
    depth--;
  }

  /// What is left of the limits.
  Limits left() {
    return new Limits(Limits.DOCUMENT.bytes(), Limits.DOCUMENT.depth() - depth, values);
  }

  private void one(JsonObject.Builder object, Field field, Tag tag, Wire wire)
      throws ProtobufMalformed {
    tag.require(field.form(), field);
    if (field.inline()) {
      into(object, Messages.builtin().named(field.message()), wire.slice());
      return;
    }
    Json value = value(field, wire);
    if (value == null || field.omitsZero() && isZero(value)) {
      object.remove(field.name());
    } else {
      object.put(field.name(), value);
    }
  }

  /// Numbers may come one by one or packed together.
  private void repeated(List<Json> items, Field field, Tag tag, Wire wire)
      throws ProtobufMalformed {
    if (tag.wireType() == Form.DELIMITED && field.form().wireType() != Form.DELIMITED) {
      Wire packed = wire.slice();
      while (packed.hasMore()) {
        items.add(present(value(field, packed)));
      }
    } else {
      tag.require(field.form(), field);
      items.add(present(value(field, wire)));
    }
  }

  /// An entry of a map is a message of a key and a value.
  private void entry(JsonObject.Builder entries, Field field, Tag tag, Wire wire)
      throws ProtobufMalformed {
    tag.require(Form.MESSAGE, field);
    Wire entry = wire.slice();
    String key = "";
    Json value = null;
    while (entry.hasMore()) {
      Tag part = Tag.next(entry, field.goName());
      switch (part.number()) {
        case 1 -> {
          part.require(Form.TEXT, field);
          key = entry.slice().text();
        }
        case 2 -> {
          part.require(field.form(), field);
          value = present(value(field, entry));
        }
        default -> part.skip(entry);
      }
    }
    entries.put(key, value == null ? absent(field) : value);
  }

  /// What a map holds under a key that came without a value.
  private Json absent(Field field) throws ProtobufMalformed {
    byte[] zero = new byte[field.form().wireType() == 1 ? 8 : 1];
    return present(value(field, new Wire(zero)));
  }

  private static Json present(@Nullable Json value) {
    return value == null ? JsonNull.NULL : value;
  }

  private static boolean isZero(Json value) {
    return value.equals(EMPTY) || value.equals(ZERO) || value.equals(JsonBool.FALSE);
  }

  /// Null when JSON would say null.
  private @Nullable Json value(Field field, Wire wire) throws ProtobufMalformed {
    if (--values < 0) {
      throw new ProtobufMalformed("more than " + Limits.DOCUMENT.values() + " values");
    }
    return switch (field.form()) {
      case TEXT -> new JsonText(wire.slice().text());
      case BYTES -> new JsonText(Base64.getEncoder().encodeToString(wire.slice().rest()));
      case INT -> new JsonNumber((long) (int) wire.varint());
      case LONG -> new JsonNumber(wire.varint());
      case REAL -> SpecialForms.real(wire.real());
      case FLAG -> JsonBool.of(wire.varint() != 0);
      case TIME -> SpecialForms.time(this, wire.slice(), false);
      case MICRO_TIME -> SpecialForms.time(this, wire.slice(), true);
      case PERIOD -> SpecialForms.period(this, wire.slice());
      case QUANTITY -> SpecialForms.quantity(this, wire.slice());
      case INT_OR_TEXT -> SpecialForms.intOrText(this, wire.slice());
      case RAW -> RawForm.read(this, wire.slice());
      case MESSAGE -> message(Messages.builtin().named(field.message()), wire.slice());
    };
  }

  private @Nullable Json message(Message message, Wire wire) throws ProtobufMalformed {
    JsonObject object = object(message, wire);
    if (!message.choice()) {
      return object;
    }
    for (Field field : message.fields().values()) {
      Json chosen = object.get(field.name());
      if (chosen != null) {
        return chosen;
      }
    }
    return null;
  }
}
