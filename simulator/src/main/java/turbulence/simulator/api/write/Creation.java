package turbulence.simulator.api.write;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Surroundings;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Stores new objects.
final class Creation {
  private static final int DRAWN_LETTERS = 5;
  private static final int GENERATED_NAME_ATTEMPTS = 8;

  private final Ground ground;
  private final Ownership ownership;
  private final List<Admission> admissions;

  Creation(Ground ground, Ownership ownership, List<Admission> admissions) {
    this.ground = ground;
    this.ownership = ownership;
    this.admissions = admissions;
  }

  /// Creates the decoded object in that namespace; under `generateName` when it has no name.
  Stored create(Kind kind, String namespace, JsonObject decoded, Intent intent) {
    JsonObject located = located(kind, namespace, decoded);
    Namespaces.admit(ground.store(), kind, namespace, Meta.name(located));
    boolean generates =
        Meta.name(located).isEmpty() && Meta.of(located).text("generateName").isPresent();
    for (int attempt = 1; ; attempt++) {
      try {
        return createOnce(kind, namespace, named(located), intent);
      } catch (Clash taken) {
        if (!generates || attempt == GENERATED_NAME_ATTEMPTS) {
          throw exists(kind, namespace, taken);
        }
      }
    }
  }

  private Stored createOnce(Kind kind, String namespace, JsonObject named, Intent intent)
      throws Clash {
    JsonObject object = prepared(kind, named, intent);
    Checks.created(kind, object, ground.surroundings());
    admissions.forEach(admission -> admission.review(kind, object, intent));
    intent.warnings().addAll(kind.behaviour().warnings(object));
    JsonObject owned = ownership.created(kind, object, intent);
    Key key = new Key(kind.resource(), namespace, Meta.name(owned));
    if (intent.dryRun()) {
      if (ground.store().get(key).isPresent()) {
        throw Clash.with(key);
      }
      return new Stored(key, 0, owned);
    }
    return ground.store().create(key, owned);
  }

  private JsonObject prepared(Kind kind, JsonObject named, Intent intent) {
    JsonObject stamped =
        Meta.with(
            named,
            meta -> {
              JsonObject.Builder fresh = meta.toBuilder();
              fresh.put("uid", ground.uid()).put("creationTimestamp", ground.now());
              fresh.remove("resourceVersion").remove("selfLink");
              fresh.remove("deletionTimestamp").remove("deletionGracePeriodSeconds");
              return (kind.behaviour().countsGenerations()
                      ? fresh.put("generation", new JsonNumber(1L))
                      : fresh.remove("generation"))
                  .build();
            });
    Surroundings surroundings = ground.surroundings();
    JsonObject defaulted = admitted(kind, kind.behaviour().defaulted(stamped), intent);
    Optional<String> refusal = kind.behaviour().refusal(defaulted, surroundings);
    if (refusal.isPresent()) {
      throw Refusals.forbidden(kind.info().resource(), givenName(defaulted), refusal.get());
    }
    return kind.behaviour().created(defaulted, surroundings);
  }

  /// The name that somebody gave, or the beginning of the one that was made: servers ask before
  /// they make the rest.
  private static String givenName(JsonObject object) {
    String name = Meta.name(object);
    String prefix = Meta.of(object).text("generateName").orElse("");
    boolean made = name.startsWith(prefix) && name.length() == prefix.length() + DRAWN_LETTERS;
    return made && !prefix.isEmpty() ? prefix : name;
  }

  private JsonObject admitted(Kind kind, JsonObject object, Intent intent) {
    JsonObject admitted = object;
    for (Admission admission : admissions) {
      Optional<JsonObject> completed = admission.completed(kind, admitted, intent);
      if (completed.isPresent()) {
        admitted = kind.behaviour().defaulted(completed.get());
      }
    }
    return admitted;
  }

  private static JsonObject located(Kind kind, String namespace, JsonObject object) {
    String written = Meta.of(object).text("namespace").orElse("");
    if (!kind.namespaced()) {
      return Meta.with(object, meta -> meta.without("namespace"));
    } else if (!written.isEmpty() && !written.equals(namespace)) {
      throw Refusals.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    return Meta.with(object, meta -> meta.with("namespace", namespace));
  }

  private JsonObject named(JsonObject object) {
    String prefix = Meta.of(object).text("generateName").orElse("");
    return Meta.name(object).isEmpty() && !prefix.isEmpty()
        ? Meta.with(object, meta -> meta.with("name", ground.generatedName(prefix)))
        : object;
  }

  private RuntimeException exists(Kind kind, String namespace, Clash taken) {
    String name = taken.key().name();
    boolean deleting =
        ground
            .store()
            .get(new Key(kind.resource(), namespace, name))
            .map(Stored::isDeleting)
            .orElse(false);
    return Refusals.exists(kind.resource(), name, deleting);
  }
}
