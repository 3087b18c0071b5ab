package turbulence.simulator.control;

import java.util.Map;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Finds the set of a Deployment's present template, or makes it, and counts revisions.
final class NewSet {
  private final Means means;
  private final Events events;

  NewSet(Means means, Events events) {
    this.means = means;
    this.events = events;
  }

  /// Brings the newest set in line with the Deployment; makes one when there is none and it may.
  void find(SetFamily family, boolean create) {
    long revision = Revisions.newest(family.old()) + 1;
    Stored newest = family.newest();
    if (newest != null) {
      keep(family, newest, revision);
    } else if (create) {
      create(family, revision);
    }
  }

  private void keep(SetFamily family, Stored newest, long revision) {
    long minReady = Fields.whole(family.spec(), "minReadySeconds", 0);
    Stored kept =
        family.change(
            newest,
            set -> {
              JsonObject revised = Revisions.revised(set, family.deployment(), revision);
              JsonObject spec = revised.object("spec");
              return Fields.whole(spec, "minReadySeconds", 0) == minReady
                  ? revised
                  : revised.with("spec", spec.with("minReadySeconds", minReady));
            });
    family.revise(Revisions.of(kept));
    JsonObject status = family.deployment().status();
    if (RolloutStatus.hasDeadline(family.deployment())
        && Conditions.find(status, RolloutStatus.PROGRESSING) == null) {
      String found = "Found new replica set \"" + kept.key().name() + "\"";
      progress(family, "True", "FoundNewReplicaSet", found);
    }
  }

  private void create(SetFamily family, long revision) {
    long collisions = Fields.whole(family.deployment().status(), "collisionCount", 0);
    JsonObject template = family.spec().object("template");
    String hash = Template.hash(template, collisions);
    long size = size(family, 0);
    JsonObject set =
        Revisions.sized(
            Revisions.revised(set(family, hash, size), family.deployment(), revision),
            family.wanted(),
            family.most());
    Key key =
        new Key(
            Kinds.REPLICA_SETS,
            family.deployment().key().namespace(),
            family.deployment().key().name() + "-" + hash);
    if (store(family, key, set) && size > 0) {
      family.tellScaled("up", key.name(), 0, size);
    }
    family.revise(revision);
    String created = "Created new replica set \"" + key.name() + "\"";
    progress(family, "True", "NewReplicaSetCreated", created);
  }

  /// Stores the new set; says whether it was not there before.
  private boolean store(SetFamily family, Key key, JsonObject set) {
    try {
      family.add(means.verbs().create(Means.CALLER, key, set));
      return true;
    } catch (Refusal refusal) {
      if (!refusal.reason().equals("AlreadyExists")) {
        fail(family, key, refusal);
        throw refusal;
      }
      Optional<Stored> there = means.verbs().get(key).filter(found -> isOurs(family, found));
      if (there.isEmpty()) {
        collide(family);
        throw refusal;
      }
      family.add(there.get());
      return false;
    }
  }

  private static boolean isOurs(SetFamily family, Stored found) {
    return References.isControlledBy(found, family.deployment().uid())
        && Template.same(found.spec().object("template"), family.spec().object("template"));
  }

  /// Two templates share a short name: the next attempt takes another one.
  private static void collide(SetFamily family) {
    JsonObject status = family.deployment().status();
    family.write(status.with("collisionCount", Fields.whole(status, "collisionCount", 0) + 1));
  }

  private void fail(SetFamily family, Key key, Refusal refusal) {
    if (Replicas.isEnding(refusal)) {
      return;
    }
    String failed = "Failed to create new replica set \"" + key.name() + "\": " + refusal.message();
    progress(family, "False", "ReplicaSetCreateError", failed);
    events.warning(family.deployment(), "ReplicaSetCreateError", failed);
  }

  private static void progress(SetFamily family, String status, String reason, String message) {
    if (RolloutStatus.hasDeadline(family.deployment())) {
      JsonObject condition =
          family.status().condition(RolloutStatus.PROGRESSING, status, reason, message);
      family.write(RolloutStatus.set(family.deployment().status(), condition));
    }
  }

  private static JsonObject set(SetFamily family, String hash, long size) {
    JsonObject spec = family.spec();
    JsonObject template = Template.named(spec.object("template"), hash);
    JsonObject selector = spec.object("selector");
    JsonObject named =
        selector.with("matchLabels", selector.object("matchLabels").with(Template.HASH, hash));
    JsonObject.Builder setSpec = JsonObject.builder().put("replicas", size);
    Json minReady = spec.get("minReadySeconds");
    if (minReady != null) {
      setSpec.put("minReadySeconds", minReady);
    }
    JsonObject metadata =
        JsonObject.from(
            Map.of(
                "name",
                family.deployment().key().name() + "-" + hash,
                "labels",
                template.object("metadata").object("labels"),
                "ownerReferences",
                JsonArray.of(References.to(family.deployment()))));
    return JsonObject.builder()
        .put("apiVersion", "apps/v1")
        .put("kind", "ReplicaSet")
        .put("metadata", metadata)
        .put("spec", setSpec.put("selector", named).put("template", template).build())
        .build();
  }

  /// How many pods the newest set, which has that many, may have at this stage.
  static long size(SetFamily family, long has) {
    if (!family.rolling().rolls()) {
      return family.wanted();
    }
    long room = family.most() - family.asked();
    return room <= 0 ? has : has + Math.min(room, family.wanted() - has);
  }
}
