package turbulence.simulator.control.storage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

/// Binds claims to volumes, makes volumes for claims whose class says so, keeps what is in use, and
/// takes volumes away that nobody claims any more.
public final class Binding implements Controller {
  private static final Resource PODS = new Resource("", "pods");
  private static final String CLAIM_HOLD = "kubernetes.io/pvc-protection";
  private static final String VOLUME_HOLD = "kubernetes.io/pv-protection";
  private static final Duration MAKING = Duration.ofMillis(400);

  private final Means means;
  private final Events events;
  private final Claimants claimants = new Claimants();

  /// Claims without a volume, and what was said of each last.
  private final Map<Key, String> unbound = new HashMap<>();

  /// Claims for which a volume is being made, by uid, and whether it is there by now.
  private final Map<String, Boolean> making = new HashMap<>();

  private Consumer<Key> looks = _ -> {};

  public Binding(Means means) {
    this.means = means;
    this.events = new Events(means, Means.CALLER, "persistentvolume-controller", "");
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks = look;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Resource resource = change.key().resource();
    if (resource.equals(PODS)) {
      claimants.seen(change, look);
    } else if (resource.equals(Claimants.CLAIMS)) {
      look.accept(change.key());
      if (change instanceof Change.Deleted) {
        unbound.remove(change.key());
        lookAtVolume(change.now(), look);
      }
    } else if (resource.equals(Volume.RESOURCE)) {
      look.accept(change.key());
      lookAtClaim(new Volume(change.now()).claim(), look);
      List.copyOf(unbound.keySet()).forEach(look);
    } else if (resource.equals(StorageClass.RESOURCE)) {
      List.copyOf(unbound.keySet()).forEach(look);
    }
  }

  private static void lookAtVolume(Stored claim, Consumer<Key> look) {
    String name = Fields.text(claim.spec(), "volumeName");
    if (!name.isEmpty()) {
      look.accept(new Key(Volume.RESOURCE, name));
    }
  }

  private static void lookAtClaim(JsonObject reference, Consumer<Key> look) {
    if (!reference.isEmpty()) {
      look.accept(
          new Key(
              Claimants.CLAIMS,
              Fields.text(reference, "namespace"),
              Fields.text(reference, "name")));
    }
  }

  @Override
  public void reconcile(Key key) {
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      return;
    } else if (key.resource().equals(Volume.RESOURCE)) {
      volume(new Volume(found.get()));
    } else {
      claim(found.get());
    }
  }

  private void claim(Stored claim) {
    String volume = Fields.text(claim.spec(), "volumeName");
    if (claim.isDeleting()) {
      unbound.remove(claim.key());
      if (!claimants.mount(claim.key())) {
        release(claim, CLAIM_HOLD);
      }
    } else if (volume.isEmpty()) {
      unbound.putIfAbsent(claim.key(), "");
      search(claim);
    } else {
      unbound.remove(claim.key());
      Volume.find(means.store(), volume)
          .filter(each -> each.isFree() || each.isKeptFor(claim))
          .ifPresentOrElse(each -> bind(claim, each), () -> lose(claim));
    }
  }

  private void search(Stored claim) {
    Optional<Volume> found = Volume.suiting(means.store(), claim);
    String name = Fields.text(claim.spec(), "storageClassName");
    Optional<StorageClass> from = StorageClass.find(means.store(), name);
    boolean waits = from.isPresent() && from.get().waits() && !claimants.mount(claim.key());
    if (waits) {
      say(
          claim,
          "Normal",
          "WaitForFirstConsumer",
          "waiting for first consumer to be created before binding");
    } else if (found.isPresent()) {
      bind(claim, found.get());
    } else if (from.isPresent() && from.get().provisions()) {
      provision(claim, from.get());
    } else if (name.isEmpty() || from.isPresent()) {
      say(
          claim,
          "Normal",
          "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set");
    } else {
      say(
          claim,
          "Warning",
          "ProvisioningFailed",
          "storageclass.storage.k8s.io \"" + name + "\" not found");
    }
  }

  /// Once, however often it is found.
  private void say(Stored claim, String type, String reason, String message) {
    if (!message.equals(unbound.put(claim.key(), message))) {
      events.tell(Events.about(claim), type, reason, message);
    }
  }

  /// Making one takes a moment.
  private void provision(Stored claim, StorageClass from) {
    Events provisioner = new Events(means, Means.CALLER, from.provisioner(), "");
    @Nullable Boolean made = making.get(claim.uid());
    if (made == null) {
      making.put(claim.uid(), false);
      String name = claim.key().namespace() + "/" + claim.key().name();
      provisioner.normal(
          claim,
          "Provisioning",
          "External provisioner is provisioning volume for claim \"" + name + "\"");
      means.timeline().after(MAKING, () -> made(claim));
    } else if (made) {
      making.remove(claim.uid());
      String name = "pvc-" + claim.uid();
      Key key = new Key(Volume.RESOURCE, name);
      means.verbs().create(Means.CALLER, key, Volume.provisioned(claim, from));
      provisioner.normal(claim, "ProvisioningSucceeded", "Successfully provisioned volume " + name);
    }
  }

  private void made(Stored claim) {
    boolean still =
        means
            .store()
            .get(claim.key())
            .map(now -> now.uid().equals(claim.uid()) && !now.isDeleting())
            .orElse(false);
    if (still) {
      making.put(claim.uid(), true);
      looks.accept(claim.key());
    } else {
      making.remove(claim.uid());
    }
  }

  private void bind(Stored claim, Volume volume) {
    if (!Fields.text(volume.claim(), "uid").equals(claim.uid())) {
      change(
          volume.stored(),
          now -> now.with("spec", now.object("spec").with("claimRef", Volume.reference(claim))));
    }
    phase(volume.stored(), "Bound", JsonObject.EMPTY);
    change(claim, now -> bound(now, volume));
    JsonObject more =
        JsonObject.of(
            "accessModes",
            volume.stored().spec().array("accessModes"),
            "capacity",
            volume.stored().spec().object("capacity"));
    phase(claim, "Bound", more);
  }

  private static JsonObject bound(JsonObject claim, Volume volume) {
    JsonObject metadata = claim.object("metadata");
    JsonObject annotations =
        metadata
            .object("annotations")
            .with("pv.kubernetes.io/bind-completed", "yes")
            .with("pv.kubernetes.io/bound-by-controller", "yes");
    return claim
        .with("metadata", metadata.with("annotations", annotations))
        .with("spec", claim.object("spec").with("volumeName", volume.name()));
  }

  private void lose(Stored claim) {
    if (Fields.text(claim.status(), "phase").equals("Bound")) {
      phase(claim, "Lost", JsonObject.EMPTY);
      events.warning(
          claim,
          "ClaimLost",
          "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
    }
  }

  private void volume(Volume volume) {
    JsonObject reference = volume.claim();
    boolean claimed = !reference.isEmpty() && isClaimed(reference);
    if (volume.stored().isDeleting()) {
      if (!claimed) {
        release(volume.stored(), VOLUME_HOLD);
      }
    } else if (reference.isEmpty() || Fields.text(reference, "uid").isEmpty()) {
      phase(volume.stored(), "Available", JsonObject.EMPTY);
    } else if (!claimed) {
      phase(volume.stored(), "Released", JsonObject.EMPTY);
      if (Fields.text(volume.stored().spec(), "persistentVolumeReclaimPolicy").equals("Delete")) {
        means.verbs().delete(Means.CALLER, volume.stored().key(), Deletion.PLAIN);
      }
    }
  }

  private boolean isClaimed(JsonObject reference) {
    Key claim =
        new Key(
            Claimants.CLAIMS, Fields.text(reference, "namespace"), Fields.text(reference, "name"));
    return means
        .store()
        .get(claim)
        .map(found -> found.uid().equals(Fields.text(reference, "uid")))
        .orElse(false);
  }

  private void phase(Stored object, String phase, JsonObject more) {
    means.change(
        object,
        Part.STATUS,
        now -> {
          JsonObject status = now.object("status");
          JsonObject after = status.with("phase", phase);
          for (String field : more.names()) {
            after = after.with(field, more.get(field));
          }
          boolean stamped =
              object.key().resource().equals(Volume.RESOURCE)
                  && !Fields.text(status, "phase").equals(phase);
          return now.with(
              "status", stamped ? after.with("lastPhaseTransitionTime", means.now()) : after);
        });
  }

  private void change(Stored object, UnaryOperator<JsonObject> change) {
    means.change(object, Part.RAW, change);
  }

  private void release(Stored object, String hold) {
    List<Json> before = object.metadata().array("finalizers").items();
    if (!before.contains(new JsonText(hold))) {
      return;
    }
    means
        .verbs()
        .change(
            Means.CALLER,
            object.key(),
            Part.OBJECT,
            now -> {
              JsonObject metadata = now.object("metadata");
              List<Json> rest =
                  metadata.array("finalizers").items().stream()
                      .filter(each -> !each.equals(new JsonText(hold)))
                      .toList();
              return now.with(
                  "metadata",
                  rest.isEmpty()
                      ? metadata.without("finalizers")
                      : metadata.with("finalizers", new JsonArray(rest)));
            });
  }
}
