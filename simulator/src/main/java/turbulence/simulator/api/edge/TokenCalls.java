package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.write.Document;
import turbulence.simulator.schema.Decoded;
import turbulence.simulator.schema.Decoding;
import turbulence.simulator.schema.Type;
import turbulence.simulator.store.Stored;

/// Answers calls for the token of a service account.
record TokenCalls(Kinds kinds, Credentials credentials) {
  private static final String KIND = "TokenRequest";
  private static final String GROUP = "authentication.k8s.io";

  void answer(Call call, Stored account) throws IOException {
    if (!call.verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    JsonObject request = decoded(call, Bodies.object(call.exchange(), KIND));
    JsonObject answer = credentials.issue(account, request);
    Answers.object(call.exchange(), 201, answer, call.warnings());
  }

  private JsonObject decoded(Call call, Document sent) {
    String kind = sent.tree().text("kind").orElse("");
    if (!kind.isEmpty() && !kind.equals(KIND)) {
      String version = sent.tree().text("apiVersion").orElse("v1");
      throw Refusals.badRequest(
          kind
              + " in version \""
              + version.substring(version.indexOf('/') + 1)
              + "\" cannot be handled as a TokenRequest: no kind \""
              + kind
              + "\" is registered for version \""
              + version
              + "\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"");
    }
    Optional<Type.Struct> type = kinds.schemas().of(GROUP, "v1", KIND);
    if (type.isEmpty()) {
      return sent.tree();
    }
    Decoded decoded = Decoding.decode(sent.tree(), type.get(), sent.duplicates());
    boolean strict = call.query().text("fieldValidation").equals("Strict");
    Optional<String> refusal = decoded.refusal(strict);
    if (refusal.isPresent()) {
      throw Refusals.badRequest(
          "TokenRequest in version \"v1\" cannot be handled as a TokenRequest: " + refusal.get());
    }
    if (!call.query().text("fieldValidation").equals("Ignore")) {
      call.warnings().addAll(decoded.problems());
    }
    return decoded.tree();
  }
}
