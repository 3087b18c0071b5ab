package turbulence.simulator.api.edge;

import java.io.IOException;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;

/// Questions that are put by creating an object which is never stored: may I do this?
final class Reviews {
  private final Rights rights;

  Reviews(Rights rights) {
    this.rights = rights;
  }

  /// False when the call is no question.
  boolean answer(Call call) throws IOException {
    if (!call.verb().equals("create")) {
      return false;
    }
    switch (call.target().plural()) {
      case "selfsubjectaccessreviews" -> access(call);
      case "selfsubjectreviews" -> self(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void access(Call call) throws IOException {
    JsonObject asked = Bodies.object(call.exchange(), call.kind().name()).tree();
    JsonObject what = asked.object("spec").object("resourceAttributes");
    Deed deed =
        new Deed(
            what.text("verb").orElse(""),
            what.text("group").orElse(""),
            what.text("resource").orElse(""),
            what.text("subresource").orElse(""),
            what.text("namespace").orElse(""),
            what.text("name").orElse(""));
    JsonBool allowed = JsonBool.of(rights.allow(call.caller(), deed));
    reply(call, asked.object("spec"), JsonObject.of("allowed", allowed));
  }

  private static void self(Call call) throws IOException {
    Caller caller = call.caller();
    JsonObject user = JsonObject.of("username", caller.user(), "groups", caller.groups());
    reply(call, JsonObject.EMPTY, JsonObject.of("userInfo", user));
  }

  private static void reply(Call call, JsonObject spec, JsonObject status) throws IOException {
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("kind", call.kind().name())
            .put("apiVersion", call.kind().apiVersion())
            .put("metadata", JsonObject.EMPTY);
    if (!spec.isEmpty()) {
      answer.put("spec", spec);
    }
    Answers.object(call.exchange(), 201, answer.put("status", status).build(), call.warnings());
  }
}
