package turbulence.simulator.api.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.protobuf.Protobuf;
import turbulence.simulator.schema.Duplicates;

/// Reads what clients send: JSON, YAML or protobuf.
final class Bodies {
  private static final List<String> ACCEPTED =
      List.of("application/json", "application/yaml", Protobuf.MEDIA_TYPE);

  private Bodies() {}

  /// The media type of the body, without parameters; empty when none is given.
  static String mediaType(Exchange exchange) {
    String type = exchange.request().headers().first("Content-Type");
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  /// An object of that kind, as it was sent.
  static Document object(Exchange exchange, String kind) throws IOException {
    String type = mediaType(exchange);
    if (type.equals(Protobuf.MEDIA_TYPE)) {
      return BinaryBodies.object(exchange.body(), kind);
    }
    boolean yaml = type.equals("application/yaml");
    if (!yaml && !type.isEmpty() && !type.equals("application/json")) {
      throw Refusals.unsupportedMediaType(ACCEPTED);
    }
    byte[] body = exchange.body();
    try {
      return yaml ? yaml(body) : json(body);
    } catch (NoDocument problem) {
      throw unrecognized(kind, problem.why());
    }
  }

  static Document json(byte[] body) throws NoDocument {
    boolean[] twice = {false};
    try {
      Json tree = JsonReader.read(body, Limits.DOCUMENT, (_, _, _) -> twice[0] = true);
      List<String> duplicates = twice[0] ? Duplicates.in(body, Limits.DOCUMENT) : List.of();
      return new Document(whole(tree), duplicates);
    } catch (JsonMalformed malformed) {
      String text = new String(body, StandardCharsets.UTF_8);
      throw new NoDocument(
          "couldn't get version/kind; json parse error: "
              + GoJson.complaint(text, malformed)
              + " ("
              + shown(text)
              + ")");
    }
  }

  static Document yaml(byte[] body) throws NoDocument {
    try {
      Json tree = YamlReader.read(new String(body, StandardCharsets.UTF_8), Limits.DOCUMENT, null);
      return new Document(whole(tree), List.of());
    } catch (YamlMalformed malformed) {
      throw new NoDocument(
          "error parsing: error converting YAML to JSON: yaml: line "
              + malformed.line()
              + ": "
              + malformed.problem());
    }
  }

  private static JsonObject whole(Json tree) throws NoDocument {
    if (tree instanceof JsonObject object) {
      return object;
    }
    throw new NoDocument(
        "couldn't get version/kind; json parse error: json: cannot unmarshal "
            + GoJson.kind(tree)
            + " into Go value of type struct { APIVersion string"
            + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\""
            + " } ("
            + shown(tree.toString())
            + ")");
  }

  private static String shown(String text) {
    if (text.isEmpty()) {
      return "<empty>";
    }
    return text.length() <= 1024 ? text : text.substring(0, 1024);
  }

  static Refusal unrecognized(String kind, String why) {
    return Refusals.badRequest(
        "the object provided is unrecognized (must be of type " + kind + "): " + why);
  }

  /// A body that holds no object.
  static final class NoDocument extends Exception {
    private static final long serialVersionUID = 1L;

    NoDocument(String why) {
      super(why, null, false, false);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }
}
