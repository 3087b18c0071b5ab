package turbulence.simulator.api.edge;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Credentials.BadToken;
import turbulence.simulator.api.Credentials.Holder;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Held;
import turbulence.simulator.api.write.Writes;

/// Questions that are put by creating an object which is never stored: may I do this, who am I?
final class Reviews {
  private final Rights rights;
  private final Gate gate;
  private final Credentials credentials;
  private final Writes writes;
  private final AccessReviews access;

  Reviews(Parts parts, Gate gate) {
    this.gate = gate;
    this.rights = parts.rights();
    this.credentials = parts.credentials();
    this.writes = parts.writes();
    this.access = new AccessReviews(rights);
  }

  /// False when the call is no question.
  boolean answer(Call call) throws IOException {
    if (!call.verb().equals("create")) {
      return false;
    }
    switch (call.target().plural()) {
      case "selfsubjectaccessreviews" -> {
        JsonObject asked = asked(call);
        reply(call, asked, access.own(call.caller(), asked));
      }
      case "subjectaccessreviews" -> {
        JsonObject asked = asked(call);
        reply(call, asked, access.anybody(asked));
      }
      case "localsubjectaccessreviews" -> {
        JsonObject asked = asked(call);
        reply(call, asked, access.local(call.namespace(), asked));
      }
      case "selfsubjectrulesreviews" -> rules(call);
      case "selfsubjectreviews" -> self(call);
      case "tokenreviews" -> token(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private JsonObject asked(Call call) throws IOException {
    return writes.decode(
        call.kind(), Bodies.object(call.exchange(), call.kind().name()), Intents.of(call));
  }

  private void rules(Call call) throws IOException {
    String namespace = asked(call).object("spec").text("namespace").orElse("");
    if (namespace.isEmpty()) {
      throw Refusals.badRequest("no namespace on request");
    }
    Held held = rights.held(call.caller(), namespace);
    JsonObject status =
        JsonObject.of("resourceRules", held.resources(), "nonResourceRules", held.paths())
            .with("incomplete", false);
    reply(
        call,
        JsonObject.of("spec", JsonObject.EMPTY),
        held.mistake().isEmpty() ? status : status.with("evaluationError", held.mistake()));
  }

  private void self(Call call) throws IOException {
    JsonObject asked = asked(call);
    assert asked.has("kind");
    String now = writes.ground().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    JsonObject answer =
        JsonObject.of("kind", call.kind().name(), "apiVersion", call.kind().apiVersion())
            .with("metadata", JsonObject.of("creationTimestamp", now))
            .with("status", JsonObject.of("userInfo", user(call.caller())));
    Answers.object(call.exchange(), 201, answer, call.warnings());
  }

  private static JsonObject user(Caller caller) {
    JsonObject.Builder user = JsonObject.builder().put("username", caller.user());
    if (!caller.uid().isEmpty()) {
      user.put("uid", caller.uid());
    }
    if (!caller.groups().isEmpty()) {
      user.put("groups", JsonArray.from(caller.groups()));
    }
    if (!caller.extra().isEmpty()) {
      JsonObject.Builder extra = JsonObject.builder();
      caller.extra().forEach((key, values) -> extra.put(key, JsonArray.from(values)));
      user.put("extra", extra.build());
    }
    return user.build();
  }

  private void token(Call call) throws IOException {
    JsonObject asked = asked(call);
    JsonObject spec = asked.object("spec");
    String token = spec.text("token").orElse("");
    if (token.isEmpty()) {
      throw Refusals.badRequest("token is required for TokenReview in authentication");
    }
    List<String> audiences =
        spec.array("audiences").items().stream()
            .map(value -> value instanceof JsonText text ? text.value() : "")
            .toList();
    reply(call, asked, reviewed(token, audiences));
  }

  private JsonObject reviewed(String token, List<String> audiences) {
    try {
      Holder holder = gate.holder(token, audiences, credentials);
      return JsonObject.of("authenticated", true, "user", user(holder.caller()))
          .with("audiences", holder.audiences());
    } catch (BadToken unknown) {
      return JsonObject.of("user", JsonObject.EMPTY, "error", unknown.why());
    }
  }

  private static void reply(Call call, JsonObject asked, JsonObject status) throws IOException {
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("kind", call.kind().name())
            .put("apiVersion", call.kind().apiVersion())
            .put("metadata", JsonObject.EMPTY);
    if (asked.has("spec")) {
      answer.put("spec", asked.object("spec"));
    }
    Answers.object(call.exchange(), 201, answer.put("status", status).build(), call.warnings());
  }
}
