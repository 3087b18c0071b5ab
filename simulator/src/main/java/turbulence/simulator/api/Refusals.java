package turbulence.simulator.api;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal.Cause;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.store.Resource;

/// The answers that are no, each in the words of a real API server.
public final class Refusals {
  private Refusals() {}

  public static Refusal badRequest(String message) {
    return new Refusal(400, "BadRequest", message, null);
  }

  public static Refusal unauthorized() {
    return new Refusal(401, "Unauthorized", "Unauthorized", null);
  }

  /// The path names nothing that is served.
  public static Refusal noSuchResource() {
    return new Refusal(
        404, "NotFound", "the server could not find the requested resource", JsonObject.EMPTY);
  }

  public static Refusal notFound(Resource resource, String name) {
    return new Refusal(
        404, "NotFound", resource + " \"" + name + "\" not found", about(resource, name));
  }

  public static Refusal exists(Resource resource, String name, boolean deleting) {
    return new Refusal(
        409,
        "AlreadyExists",
        (deleting ? "object is being deleted: " : "")
            + resource
            + " \""
            + name
            + "\" already exists",
        about(resource, name));
  }

  /// Somebody else wrote first.
  public static Refusal modified(Resource resource, String name) {
    return conflict(
        resource,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static Refusal conflict(Resource resource, String name, String why) {
    return new Refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + resource + " \"" + name + "\": " + why,
        about(resource, name));
  }

  /// A precondition of a deletion does not hold; here the kind is named instead of the resource.
  public static Refusal precondition(
      Kind kind, String name, String what, String wanted, String is) {
    Resource named = new Resource(kind.resource().group(), kind.name());
    return conflict(
        named,
        name,
        "the "
            + what
            + " in the precondition ("
            + wanted
            + ") does not match the "
            + what
            + " in record ("
            + is
            + "). The object might have been deleted and then recreated");
  }

  public static Refusal forbidden(Resource resource, String name, String why) {
    String subject = name.isEmpty() ? resource.toString() : resource + " \"" + name + "\"";
    return new Refusal(403, "Forbidden", subject + " is forbidden: " + why, about(resource, name));
  }

  /// New objects are refused where everything is being removed.
  public static Refusal terminating(Resource resource, String name, String namespace) {
    String why =
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated";
    Cause cause =
        new Cause(
            "NamespaceTerminating",
            "namespace " + namespace + " is being terminated",
            "metadata.namespace");
    return new Refusal(
        403,
        "Forbidden",
        resource + " \"" + name + "\" is forbidden: " + why,
        about(resource, name).with("causes", Refusal.causes(List.of(cause))));
  }

  public static Refusal invalid(Kind kind, String name, List<Findings.Finding> findings) {
    return invalid(kind.resource().group(), kind.name(), name, findings);
  }

  public static Refusal invalid(
      String group, String kind, String name, List<Findings.Finding> findings) {
    String title = group.isEmpty() ? kind : kind + "." + group;
    List<String> each =
        findings.stream().map(one -> one.path() + ": " + one.message()).distinct().toList();
    String all = each.size() == 1 ? each.getFirst() : "[" + String.join(", ", each) + "]";
    JsonArray causes =
        Refusal.causes(
            findings.stream()
                .map(one -> new Cause(one.reason(), one.message(), one.path()))
                .toList());
    JsonObject.Builder details = JsonObject.builder();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    if (!kind.isEmpty()) {
      details.put("kind", kind);
    }
    return new Refusal(
        422,
        "Invalid",
        title + " \"" + name + "\" is invalid: " + all,
        details.put("causes", causes).build());
  }

  public static Refusal methodNotAllowed() {
    return new Refusal(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        JsonObject.EMPTY);
  }

  /// Custom kinds name themselves.
  public static Refusal methodNotAllowed(Resource resource, String verb) {
    return new Refusal(
        405,
        "MethodNotAllowed",
        verb + " is not supported on resources of kind \"" + resource + "\"",
        about(resource, ""));
  }

  /// The `Accept` header leaves nothing that we can say.
  public static Refusal notAcceptable(List<String> accepted) {
    return new Refusal(
        406,
        "NotAcceptable",
        "only the following media types are accepted: " + String.join(", ", accepted),
        null);
  }

  public static Refusal unsupportedMediaType(List<String> accepted) {
    return new Refusal(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + String.join(", ", accepted),
        null);
  }

  /// A patch of a type that no kind takes.
  public static Refusal unknownPatchType() {
    return new Refusal(
        415, "UnsupportedMediaType", "415: Unsupported Media Type", JsonObject.EMPTY);
  }

  public static Refusal tooLarge(long limit) {
    return new Refusal(
        413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, null);
  }

  public static Refusal expired(String message) {
    return new Refusal(410, "Expired", message, null);
  }

  /// A revision that lies ahead.
  public static Refusal tooNew(long asked, long current) {
    Cause cause = new Cause("ResourceVersionTooLarge", "Too large resource version", "");
    return new Refusal(
        504,
        "Timeout",
        "Too large resource version: " + asked + ", current: " + current,
        JsonObject.of("causes", Refusal.causes(List.of(cause)), "retryAfterSeconds", 1));
  }

  private static JsonObject about(Resource resource, String name) {
    JsonObject.Builder details = JsonObject.builder();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!resource.group().isEmpty()) {
      details.put("group", resource.group());
    }
    return details.put("kind", resource.plural()).build();
  }
}
