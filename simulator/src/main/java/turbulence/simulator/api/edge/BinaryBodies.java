package turbulence.simulator.api.edge;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.protobuf.Envelope;
import turbulence.simulator.protobuf.Protobuf;
import turbulence.simulator.protobuf.ProtobufMalformed;

/// Reads the bodies that Go clients send in protobuf, and says what is wrong with one.
final class BinaryBodies {
  private static final int SHOWN = 30;

  private BinaryBodies() {}

  /// An object where one of that kind is wanted. Unknown fields pass, as they do in a real server.
  static Document object(byte[] body, String kind) {
    Envelope envelope;
    try {
      envelope = Protobuf.open(body);
    } catch (ProtobufMalformed malformed) {
      throw Bodies.unrecognized(kind, malformed.problem() + " (" + shown(body) + ")");
    }
    try {
      Optional<JsonObject> object = envelope.object(kind);
      return new Document(object.orElseThrow(() -> unknown(envelope, kind)), List.of());
    } catch (ProtobufMalformed malformed) {
      throw cannotBe(envelope, kind, malformed.problem());
    }
  }

  private static Refusal unknown(Envelope envelope, String kind) {
    return cannotBe(
        envelope,
        kind,
        "no kind \""
            + envelope.kind()
            + "\" is registered for version \""
            + envelope.apiVersion()
            + "\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"");
  }

  private static Refusal cannotBe(Envelope envelope, String kind, String why) {
    String version = envelope.apiVersion();
    return Refusals.badRequest(
        (envelope.kind().isEmpty() ? kind : envelope.kind())
            + " in version \""
            + version.substring(version.indexOf('/') + 1)
            + "\" cannot be handled as a "
            + kind
            + ": "
            + why);
  }

  private static String shown(byte[] body) {
    HexFormat hex = HexFormat.of();
    if (body.length == 0) {
      return "<empty>";
    }
    return body.length <= SHOWN ? hex.formatHex(body) : hex.formatHex(body, 0, SHOWN) + " ...";
  }
}
