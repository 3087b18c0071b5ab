package turbulence.simulator.protobuf;

import java.util.Optional;
import turbulence.json.JsonObject;

/// What stands around a message: which kind it is of, in which version. Both may be empty.
public final class Envelope {
  private final String apiVersion;
  private final String kind;
  private final Wire content;

  Envelope(String apiVersion, String kind, Wire content) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.content = content;
  }

  public String apiVersion() {
    return apiVersion;
  }

  public String kind() {
    return kind;
  }

  /// The content in its JSON form, with apiVersion and kind where they are given; empty when no
  /// message is of that kind.
  public Optional<JsonObject> object() throws ProtobufMalformed {
    return object(kind, new Decoding());
  }

  /// The same, taken to be of that kind when the envelope does not say.
  public Optional<JsonObject> object(String otherwise) throws ProtobufMalformed {
    return object(kind.isEmpty() ? otherwise : kind, new Decoding());
  }

  Optional<JsonObject> object(String taken, Decoding decoding) throws ProtobufMalformed {
    Optional<Message> message = Messages.builtin().ofKind(apiVersion, taken);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    JsonObject.Builder object = JsonObject.builder();
    if (!apiVersion.isEmpty()) {
      object.put("apiVersion", apiVersion);
    }
    if (!kind.isEmpty()) {
      object.put("kind", kind);
    }
    decoding.into(object, message.get(), content.again());
    return Optional.of(object.build());
  }
}
