package turbulence.simulator.protobuf;

import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.json.Limits;

/// Reads bodies of the media type `application/vnd.kubernetes.protobuf`.
public final class Protobuf {
  public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final Message UNKNOWN = Message.parse("", "Unknown 1:typeMeta:.TypeMeta 2:raw:y");
  private static final Message TYPE_META = Message.parse("", "TypeMeta 1:apiVersion:s 2:kind:s");

  private Protobuf() {}

  /// The object as its JSON form has it, with apiVersion and kind; empty when no message is of that
  /// kind.
  public static Optional<JsonObject> read(byte[] body) throws ProtobufMalformed {
    return open(body).object();
  }

  /// The envelope, its content still to be read.
  public static Envelope open(byte[] body) throws ProtobufMalformed {
    if (body.length > Limits.DOCUMENT.bytes()) {
      throw new ProtobufMalformed("more than " + Limits.DOCUMENT.bytes() + " bytes");
    }
    return open(new Wire(body));
  }

  static Envelope open(Wire wire) throws ProtobufMalformed {
    if (!wire.hasMore()) {
      throw new ProtobufMalformed("empty data");
    } else if (!startsLikeOne(wire)) {
      throw new ProtobufMalformed(
          "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    wire.skip(MAGIC.length);
    if (!wire.hasMore()) {
      throw new ProtobufMalformed("empty body");
    }
    JsonObject type = JsonObject.EMPTY;
    Wire raw = Wire.EMPTY;
    while (wire.hasMore()) {
      Tag tag = Tag.next(wire, UNKNOWN.name());
      Field field = UNKNOWN.field(tag.number());
      if (field == null) {
        tag.skip(wire);
      } else if (field.form() == Form.BYTES) {
        tag.require(Form.BYTES, field);
        raw = wire.slice();
      } else {
        tag.require(Form.MESSAGE, field);
        type = new Decoding().object(TYPE_META, wire.slice());
      }
    }
    return new Envelope(type.text("apiVersion").orElse(""), type.text("kind").orElse(""), raw);
  }

  /// Whether a body stands there, and not JSON.
  static boolean startsLikeOne(Wire wire) {
    return wire.startsWith(MAGIC);
  }
}
