package turbulence.simulator.rights;

import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// Keeps everybody from giving rights that he does not have himself.
public final class Escalation implements Admission {
  private static final Rule ALL_RESOURCES =
      Rule.ofResources(List.of("*"), List.of("*"), List.of("*"));
  private static final Rule ALL_PATHS = Rule.ofPaths(List.of("*"), List.of("*"));

  private final Store store;
  private final Rbac rbac;

  public Escalation(Store store, Rbac rbac) {
    this.store = store;
    this.rbac = rbac;
  }

  @Override
  public Optional<JsonObject> completed(Kind kind, JsonObject object, Intent intent) {
    if (concerns(kind, intent)) {
      // A role that is being made has no name in its path yet.
      review(kind, object, JsonObject.EMPTY, new Attempt(intent.caller(), object, ""));
    }
    return Optional.empty();
  }

  @Override
  public void reviewChange(Kind kind, JsonObject before, JsonObject after, Intent intent) {
    if (concerns(kind, intent) && !withoutHolds(before).equals(withoutHolds(after))) {
      review(kind, after, before, new Attempt(intent.caller(), after, name(after)));
    }
  }

  private static boolean concerns(Kind kind, Intent intent) {
    return kind.resource().group().equals(Roles.GROUP) && !intent.caller().isMaster();
  }

  /// All but what the collection of garbage changes.
  private static JsonObject withoutHolds(JsonObject object) {
    JsonObject metadata =
        object
            .object("metadata")
            .without("ownerReferences")
            .without("finalizers")
            .without("managedFields");
    return object.with("metadata", metadata);
  }

  private static String name(JsonObject object) {
    return object.object("metadata").text("name").orElse("");
  }

  /// Who writes which object.
  ///
  /// @param path the name in the request's path
  private record Attempt(Caller caller, JsonObject object, String path) {
    String namespace() {
      return object.object("metadata").text("namespace").orElse("");
    }
  }

  private void review(Kind kind, JsonObject object, JsonObject before, Attempt attempt) {
    Resource resource = kind.resource();
    if (resource.equals(Roles.ROLES) || resource.equals(Roles.CLUSTER_ROLES)) {
      if (!may(attempt, "escalate", resource, attempt.path())) {
        requireHeld(resource, attempt, Rule.of(object));
        requireAll(resource, attempt, object, before);
      }
      return;
    }
    JsonObject ref = object.object("roleRef");
    boolean ofCluster = ref.text("kind").orElse("").equals("ClusterRole");
    Resource roles = ofCluster ? Roles.CLUSTER_ROLES : Roles.ROLES;
    String name = ref.text("name").orElse("");
    if (!may(attempt, "bind", roles, name)) {
      Key role = new Key(roles, ofCluster ? "" : attempt.namespace(), name);
      requireHeld(resource, attempt, rules(role));
    }
  }

  private boolean may(Attempt attempt, String verb, Resource roles, String name) {
    Deed deed = new Deed(verb, roles.group(), roles.plural(), "", attempt.namespace(), name);
    return rbac.decide(attempt.caller(), deed).allowed();
  }

  private List<Rule> rules(Key role) {
    return store.get(role).map(stored -> Rule.of(stored.object())).orElseThrow(() -> missing(role));
  }

  private static Refusal missing(Key role) {
    String plural = role.resource().plural();
    String kind = plural.substring(0, plural.length() - 1);
    return Refusals.notFound(new Resource(Roles.GROUP, kind), role.name());
  }

  private void requireHeld(Resource resource, Attempt attempt, List<Rule> rules) {
    Caller caller = attempt.caller();
    List<Rule> missing = Coverage.missing(rbac.rules(caller, attempt.namespace()), rules);
    if (missing.isEmpty()) {
      return;
    }
    String mistakes = rbac.mistakes(caller, attempt.namespace());
    throw Refusals.forbidden(
        resource,
        name(attempt.object()),
        "user "
            + new JsonText(caller.user())
            + " (groups="
            + Rule.quoted(caller.groups())
            + ") is attempting to grant RBAC permissions not currently held:\n"
            + Coverage.words(missing)
            + (mistakes.isEmpty() ? "" : "; resolution errors: [" + mistakes + "]"));
  }

  /// A role that gathers others may become anything.
  private void requireAll(Resource resource, Attempt attempt, JsonObject now, JsonObject before) {
    if (!gathers(now) && !gathers(before)) {
      return;
    }
    List<Rule> held = rbac.rules(attempt.caller(), "");
    if (!Coverage.missing(held, List.of(ALL_RESOURCES, ALL_PATHS)).isEmpty()) {
      throw Refusals.forbidden(
          resource, name(now), "must have cluster-admin privileges to use the aggregationRule");
    }
  }

  private static boolean gathers(JsonObject role) {
    Json selectors =
        role.object("aggregationRule").find("clusterRoleSelectors").orElse(JsonNull.NULL);
    return selectors instanceof JsonArray array && !array.isEmpty();
  }
}
