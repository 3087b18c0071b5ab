package turbulence.simulator.control.stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.References;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// The claims of a set's members: made before their pods, and gone with the set or the member when
/// the set says so.
final class MemberClaims {
  private final Means means;
  private final Events events;
  private final Stored set;

  MemberClaims(Means means, Events events, Stored set) {
    this.means = means;
    this.events = events;
    this.set = set;
  }

  private static List<JsonObject> templates(Stored set) {
    return Fields.objects(set.spec(), "volumeClaimTemplates");
  }

  /// Whether a claim of that name is one that the set makes.
  static boolean mayBeOf(Stored set, Key claim) {
    for (JsonObject template : templates(set)) {
      String prefix = name(template) + "-" + set.key().name() + "-";
      if (claim.name().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static String name(JsonObject template) {
    return Fields.text(template.object("metadata"), "name");
  }

  private Key key(JsonObject template, String pod) {
    return new Key(Kinds.CLAIMS, set.key().namespace(), name(template) + "-" + pod);
  }

  /// Makes those of the pod's claims that are missing.
  void make(String pod) {
    for (JsonObject template : templates(set)) {
      Key key = key(template, pod);
      Optional<Stored> there = means.store().get(key);
      if (there.isEmpty()) {
        make(key, template, pod);
      } else if (there.get().isDeleting()) {
        throw new Refusal(409, "Conflict", "pvc " + key.name() + " is being deleted", null);
      }
    }
  }

  private void make(Key key, JsonObject template, String pod) {
    String of = " in StatefulSet " + set.key().name();
    try {
      Stored made = means.verbs().create(Means.CALLER, key, claim(key, template));
      String said = "create Claim " + made.key().name() + " Pod " + pod + of + " success";
      events.normal(set, "SuccessfulCreate", said);
    } catch (Refusal refusal) {
      String why = " failed error: " + refusal.message();
      events.warning(
          set, "FailedCreate", "create Claim " + key.name() + " for Pod " + pod + of + why);
      throw refusal;
    }
  }

  private JsonObject claim(Key key, JsonObject template) {
    JsonObject written = template.object("metadata");
    JsonObject selected = set.spec().object("selector").object("matchLabels");
    JsonObject.Builder labels = written.object("labels").toBuilder();
    selected.forEach(label -> labels.put(label.getKey(), label.getValue()));
    JsonObject metadata =
        written
            .with("name", key.name())
            .with("namespace", key.namespace())
            .with("labels", labels.build());
    return JsonObject.of("apiVersion", "v1", "kind", "PersistentVolumeClaim")
        .with("metadata", metadata)
        .with("spec", template.object("spec"));
  }

  /// Whether one of the claims belongs to an earlier pod of that name, and has to go first.
  boolean areStale(String pod) {
    Key own = new Key(Kinds.PODS, set.key().namespace(), pod);
    for (JsonObject template : templates(set)) {
      Optional<Stored> claim = means.store().get(key(template, pod));
      if (claim.isPresent() && refers(claim.get(), own)) {
        return true;
      }
    }
    return false;
  }

  private boolean refers(Stored claim, Key pod) {
    String uid = means.store().get(pod).map(Stored::uid).orElse("");
    return References.of(claim).stream()
        .anyMatch(reference ->
            Fields.text(reference, "kind").equals("Pod")
                && Fields.text(reference, "name").equals(pod.name())
                && !References.uid(reference).equals(uid));
  }

  /// Has the pod's claims go with the set, with the pod or with nobody, as the set says.
  void retain(Stored pod, boolean scaledDown) {
    JsonObject policy = set.spec().object("persistentVolumeClaimRetentionPolicy");
    boolean withPod = scaledDown && Fields.text(policy, "whenScaled").equals("Delete");
    boolean withSet = !withPod && Fields.text(policy, "whenDeleted").equals("Delete");
    for (JsonObject template : templates(set)) {
      means
          .store()
          .get(key(template, pod.key().name()))
          .ifPresent(claim -> {
            JsonObject wanted = owned(claim.object(), pod, withPod, withSet);
            if (!wanted.equals(claim.object())) {
              means
                  .verbs()
                  .change(
                      Means.CALLER,
                      claim.key(),
                      Part.OBJECT,
                      now -> owned(now, pod, withPod, withSet));
            }
          });
    }
  }

  private JsonObject owned(JsonObject claim, Stored pod, boolean withPod, boolean withSet) {
    JsonObject metadata = claim.object("metadata");
    List<Json> owners = new ArrayList<>();
    boolean hasPod = false;
    boolean hasSet = false;
    for (JsonObject reference : Fields.objects(metadata, "ownerReferences")) {
      boolean isPod = References.uid(reference).equals(pod.uid());
      boolean isSet = References.uid(reference).equals(set.uid());
      if (isPod && !withPod || isSet && !withSet) {
        continue;
      }
      hasPod |= isPod;
      hasSet |= isSet;
      owners.add(reference);
    }
    if (withPod && !hasPod) {
      owners.add(References.to(pod));
    }
    if (withSet && !hasSet) {
      owners.add(References.to(set));
    }
    return claim.with(
        "metadata",
        owners.isEmpty()
            ? metadata.without("ownerReferences")
            : metadata.with("ownerReferences", new JsonArray(owners)));
  }
}
