package turbulence.simulator.protobuf;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;

/// A message of one field that holds any object: as JSON, or as a body of its own.
final class RawForm {
  private static final Message RAW = Message.parse("", "RawExtension 1:raw:y");

  private RawForm() {}

  /// Null when it holds nothing.
  static @Nullable Json read(Decoding decoding, Wire wire) throws ProtobufMalformed {
    Wire raw = Wire.EMPTY;
    while (wire.hasMore()) {
      Tag tag = Tag.next(wire, RAW.name());
      Field field = RAW.field(tag.number());
      if (field == null) {
        tag.skip(wire);
      } else {
        tag.require(Form.BYTES, field);
        raw = wire.slice();
      }
    }
    return raw.hasMore() ? parsed(decoding, raw) : null;
  }

  private static Json parsed(Decoding decoding, Wire raw) throws ProtobufMalformed {
    if (Protobuf.startsLikeOne(raw)) {
      Envelope inner = Protobuf.open(raw);
      return inner
          .object(inner.kind(), decoding)
          .orElseThrow(() ->
              new ProtobufMalformed(
                  "no kind \""
                      + inner.kind()
                      + "\" is registered for version \""
                      + inner.apiVersion()
                      + "\""));
    }
    try {
      return JsonReader.read(raw.rest(), decoding.left());
    } catch (JsonMalformed malformed) {
      throw new ProtobufMalformed("json: " + malformed.problem());
    }
  }
}
