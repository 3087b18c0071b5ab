package turbulence.simulator.api.read;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;

/// Where the next page of a list begins, and the revision that all pages show; -1 when each may
/// show its own.
record Continue(long revision, String namespace, String name) {
  private static final String VERSION = "meta.k8s.io/v1";

  static Continue behind(Key last, long revision) {
    return new Continue(revision, last.namespace(), last.name());
  }

  Key key(Resource resource) {
    return new Key(resource, namespace, name);
  }

  String token() {
    String start = (namespace.isEmpty() ? "" : namespace + "/") + name + "\u0000";
    JsonObject token =
        JsonObject.of("v", VERSION, "rv", new JsonNumber(revision)).with("start", start);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Continue parse(String token) {
    Json read = read(decoded(token));
    if (!(read instanceof JsonObject fields)) {
      throw invalid("continue key is not valid: json: cannot unmarshal into a token");
    } else if (!fields.text("v").orElse("").equals(VERSION)) {
      throw invalid(
          "continue key is not valid: server does not recognize this encoded version "
              + fields.text("v").orElse(""));
    }
    String start = fields.text("start").orElse("");
    long revision = fields.get("rv") instanceof JsonNumber number ? (long) number.doubleValue() : 0;
    if (revision == 0) {
      throw invalid(
          "continue key is not valid: incorrect encoded start resourceVersion (version "
              + VERSION
              + ")");
    } else if (start.isEmpty()) {
      throw invalid("continue key is not valid: encoded start key empty (version " + VERSION + ")");
    }
    String bare = start.endsWith("\u0000") ? start.substring(0, start.length() - 1) : start;
    int slash = bare.indexOf('/');
    return new Continue(
        revision, slash < 0 ? "" : bare.substring(0, slash), bare.substring(slash + 1));
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid("continue key is not valid: illegal base64 data at input byte 0");
    }
  }

  private static Json read(byte[] token) {
    try {
      return JsonReader.read(token);
    } catch (JsonMalformed e) {
      throw invalid("continue key is not valid: " + complaint(token));
    }
  }

  /// What Go's decoder says of it.
  private static String complaint(byte[] token) {
    if (token.length == 0) {
      return "unexpected end of JSON input";
    }
    char first = (char) (token[0] & 0xff);
    return first == '{'
        ? "invalid character in the token"
        : "invalid character '" + first + "' looking for beginning of value";
  }

  private static Refusal invalid(String why) {
    return Refusals.badRequest("invalid continue token: " + why);
  }
}
