package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;

/// Questions that are put by creating an object which is never stored: may I do this?
final class Reviews {
  private static final List<String> ALL = List.of("*");

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
      case "selfsubjectaccessreviews" -> access(call, asked(call), call.caller());
      case "subjectaccessreviews", "localsubjectaccessreviews" -> {
        JsonObject asked = asked(call);
        access(call, asked, subject(asked.object("spec")));
      }
      case "selfsubjectrulesreviews" -> rules(call);
      case "selfsubjectreviews" -> self(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static JsonObject asked(Call call) throws IOException {
    return Bodies.object(call.exchange(), call.kind().name()).tree();
  }

  private static Caller subject(JsonObject spec) {
    return new Caller(
        spec.text("user").orElse(""),
        spec.array("groups").items().stream()
            .map(group -> group instanceof JsonText text ? text.value() : "")
            .toList());
  }

  private void access(Call call, JsonObject asked, Caller subject) throws IOException {
    JsonObject spec = asked.object("spec");
    JsonObject what = spec.object("resourceAttributes");
    Deed deed =
        new Deed(
            what.text("verb").orElse(spec.object("nonResourceAttributes").text("verb").orElse("")),
            what.text("group").orElse(""),
            what.text("resource").orElse(""),
            what.text("subresource").orElse(""),
            what.text("namespace").orElse(""),
            what.text("name").orElse(""));
    JsonBool allowed = JsonBool.of(rights.allow(subject, deed));
    reply(call, spec, JsonObject.of("allowed", allowed));
  }

  /// There are no roles: who may do anything may do everything.
  private void rules(Call call) throws IOException {
    JsonObject spec = asked(call).object("spec");
    boolean all = rights.allow(call.caller(), new Deed("*", "*", "*", "", "", ""));
    List<Json> resources =
        List.of(JsonObject.of("verbs", ALL, "apiGroups", ALL).with("resources", ALL));
    List<Json> urls = List.of(JsonObject.of("verbs", ALL, "nonResourceURLs", ALL));
    reply(
        call,
        spec,
        JsonObject.of("resourceRules", all ? resources : List.of())
            .with("nonResourceRules", all ? urls : List.of())
            .with("incomplete", false));
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
