package turbulence.simulator.api.write;

import java.util.List;
import java.util.function.UnaryOperator;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.kind.Findings.Finding;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Every way to write an object, for clients and for the simulator's own parts alike.
public final class Writes {
  private static final Finding NO_REVISION =
      new Finding(
          "FieldValueInvalid",
          "metadata.resourceVersion",
          "Invalid value: 0: must be specified for an update");

  private final Ground ground;
  private final Decoder decoder;
  private final Creation creation;
  private final Replacement replacement;
  private final Removal removal;
  private final Eviction eviction;
  private final Patching patching;

  public Writes(Ground ground, Kinds kinds) {
    this(ground, kinds, List.of());
  }

  /// @param admissions asked one after the other about every new object
  public Writes(Ground ground, Kinds kinds, List<Admission> admissions) {
    Ownership ownership = new Ownership(ground);
    this.ground = ground;
    this.decoder = new Decoder(kinds);
    this.creation = new Creation(ground, ownership, List.copyOf(admissions));
    this.replacement = new Replacement(ground, ownership, List.copyOf(admissions));
    this.removal = new Removal(ground);
    this.eviction = new Eviction(ground);
    this.patching = new Patching(ground, decoder, creation, replacement);
  }

  public Ground ground() {
    return ground;
  }

  public Patching patching() {
    return patching;
  }

  public JsonObject decode(Kind kind, Document document, Intent intent) {
    return decoder.decode(kind, document, intent);
  }

  public Stored create(Kind kind, String namespace, Document document, Intent intent) {
    return create(kind, namespace, decoder.decode(kind, document, intent), intent);
  }

  /// Creates an object that needs no decoding.
  Stored create(Kind kind, String namespace, JsonObject decoded, Intent intent) {
    return creation.create(kind, namespace, decoded, intent);
  }

  /// Replaces the object, or a part of it, with what the client sent.
  public Stored update(Kind kind, Key key, Part part, Document document, Intent intent) {
    JsonObject wanted = decoder.decode(kind, document, intent);
    requireName(key, wanted);
    if (needsRevision(kind) && Meta.of(wanted).text("resourceVersion").orElse("").isEmpty()) {
      throw Refusals.invalid(kind, key.name(), List.of(NO_REVISION));
    }
    return replacement.replace(kind, key, part, _ -> wanted, intent);
  }

  /// Writes what the change makes of the object as it is stored.
  public Stored change(
      Kind kind, Key key, Part part, UnaryOperator<JsonObject> change, Intent intent) {
    return replacement.replace(kind, key, part, change, intent);
  }

  public Removed remove(Kind kind, Key key, Deletion how) {
    Namespaces.requireMortal(key);
    Removal.Outcome outcome = removal.remove(kind, key, how);
    return new Removed(outcome.object(), outcome.gone());
  }

  /// Deletes the pod if its disruption budget allows it.
  public Removed evict(Kind pods, Key key, Deletion how) {
    Stored pod =
        ground.store().get(key).orElseThrow(() -> Refusals.notFound(pods.resource(), key.name()));
    eviction.admit(pod, how.dryRun());
    Removal.require(pods, pod, how);
    if (how.dryRun()) {
      return remove(pods, key, how);
    }
    Intent intent = Intent.of(Caller.component("kube-apiserver"));
    Stored marked =
        change(pods, key, Part.STATUS, now -> Eviction.marked(now, ground.now()), intent);
    return remove(
        pods, key, new Deletion(how.graceSeconds(), how.propagation(), marked.uid(), null, false));
  }

  /// Deletes all those objects; what somebody else deleted meanwhile does not matter.
  public void removeAll(Kind kind, List<Stored> objects, Deletion how) {
    for (Stored each : objects) {
      try {
        remove(kind, each.key(), how);
      } catch (Refusal refusal) {
        if (refusal.code() != 404) {
          throw refusal;
        }
      }
    }
  }

  /// An object's last state, and whether it is gone already.
  public record Removed(JsonObject object, boolean gone) {}

  /// Kinds whose updates must say what they were made from.
  private static boolean needsRevision(Kind kind) {
    return kind.info().isCustom()
        || switch (kind.name()) {
          case "CustomResourceDefinition", "PodDisruptionBudget", "Lease" -> true;
          default -> false;
        };
  }

  private static void requireName(Key key, JsonObject wanted) {
    String name = Meta.name(wanted);
    if (name.isEmpty()) {
      throw Refusals.badRequest("name must be provided");
    } else if (!name.equals(key.name())) {
      throw Refusals.badRequest(
          "the name of the object ("
              + name
              + ") does not match the name on the URL ("
              + key.name()
              + ")");
    }
    String namespace = Meta.of(wanted).text("namespace").orElse("");
    if (!namespace.isEmpty() && !key.namespace().isEmpty() && !namespace.equals(key.namespace())) {
      throw Refusals.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }
}
