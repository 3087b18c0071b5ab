package turbulence.simulator.api.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.api.Rights.Verdict;
import turbulence.simulator.api.kind.Findings;

/// Answers the question whether somebody may do something.
record AccessReviews(Rights rights) {
  private static final String RESOURCE = "resourceAttributes";
  private static final String PATH = "nonResourceAttributes";

  /// About oneself.
  JsonObject own(Caller caller, JsonObject review) {
    Findings findings = new Findings();
    check(review.object("spec"), findings);
    requireNoMetadata(review.object("metadata"), "must be empty", findings);
    refuse(findings);
    return status(caller, review.object("spec"));
  }

  /// About anybody, anywhere.
  JsonObject anybody(JsonObject review) {
    Findings findings = new Findings();
    check(review.object("spec"), findings);
    checkSubject(review.object("spec"), findings);
    requireNoMetadata(review.object("metadata"), "must be empty", findings);
    refuse(findings);
    return status(subject(review.object("spec")), review.object("spec"));
  }

  /// About anybody, in one namespace.
  JsonObject local(String namespace, JsonObject review) {
    JsonObject spec = review.object("spec");
    JsonObject metadata = review.object("metadata");
    String written = metadata.text("namespace").orElse("");
    if (!written.isEmpty() && !written.equals(namespace)) {
      throw Refusals.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    Findings findings = new Findings();
    check(spec, findings);
    checkSubject(spec, findings);
    requireNoMetadata(
        metadata.without("namespace"), "must be empty except for namespace", findings);
    String asked = spec.object(RESOURCE).text("namespace").orElse("");
    if (spec.has(RESOURCE) && !asked.equals(namespace)) {
      findings.invalid(
          "spec.resourceAttributes.namespace",
          new JsonText(asked),
          "must match metadata.namespace");
    }
    if (spec.has(PATH)) {
      findings.invalid(
          "spec." + PATH, shown(spec.object(PATH)), "disallowed on this kind of request");
    }
    refuse(findings);
    return status(subject(spec), spec);
  }

  private static void check(JsonObject spec, Findings findings) {
    if (spec.has(RESOURCE) && spec.has(PATH)) {
      findings.invalid(
          "spec." + PATH,
          shown(spec.object(PATH)),
          "cannot be specified in combination with resourceAttributes");
    } else if (!spec.has(RESOURCE) && !spec.has(PATH)) {
      findings.invalid(
          "spec." + RESOURCE,
          JsonNull.NULL,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
  }

  private static void checkSubject(JsonObject spec, Findings findings) {
    if (spec.text("user").orElse("").isEmpty() && spec.array("groups").isEmpty()) {
      findings.invalid(
          "spec.user", new JsonText(""), "at least one of user or group must be specified");
    }
  }

  private static void requireNoMetadata(JsonObject metadata, String rule, Findings findings) {
    JsonObject counted = metadata.without("managedFields").without("creationTimestamp");
    if (!counted.isEmpty()) {
      findings.invalid("metadata", counted, rule);
    }
  }

  /// As a server shows what it has in its head.
  private static JsonObject shown(JsonObject path) {
    return JsonObject.of(
        "Path", path.text("path").orElse(""), "Verb", path.text("verb").orElse(""));
  }

  /// A server has forgotten the name of the kind when it complains.
  private static void refuse(Findings findings) {
    if (!findings.isEmpty()) {
      throw Refusals.invalid("authorization.k8s.io", "", "", findings.all());
    }
  }

  private static Caller subject(JsonObject spec) {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (Map.Entry<String, Json> each : spec.object("extra")) {
      extra.put(each.getKey(), texts(spec.object("extra").array(each.getKey())));
    }
    return new Caller(
        spec.text("user").orElse(""),
        texts(spec.array("groups")),
        spec.text("uid").orElse(""),
        extra);
  }

  private static List<String> texts(Iterable<Json> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value instanceof JsonText text ? text.value() : ""));
    return texts;
  }

  private JsonObject status(Caller subject, JsonObject spec) {
    JsonObject what = spec.object(RESOURCE);
    JsonObject where = spec.object(PATH);
    Verdict verdict =
        spec.has(RESOURCE)
            ? rights.decide(subject, deed(what))
            : rights.decide(subject, text(where, "verb"), text(where, "path"));
    JsonObject status = JsonObject.of("allowed", verdict.allowed());
    return verdict.why().isEmpty() ? status : status.with("reason", verdict.why());
  }

  private static Deed deed(JsonObject what) {
    return new Deed(
        text(what, "verb"),
        text(what, "group"),
        text(what, "resource"),
        text(what, "subresource"),
        text(what, "namespace"),
        text(what, "name"));
  }

  private static String text(JsonObject object, String name) {
    return object.text(name).orElse("");
  }
}
