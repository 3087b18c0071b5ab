package turbulence.simulator.control.storage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.control.Fields;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// A PersistentVolume, and whether it suits a claim.
record Volume(Stored stored) {
  static final Resource RESOURCE = new Resource("", "persistentvolumes");
  static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";

  static Optional<Volume> find(Store store, String name) {
    return store.get(new Key(RESOURCE, name)).map(Volume::new);
  }

  /// The volume that is bound to the claim or kept for it, or else the smallest free one that suits
  /// it.
  static Optional<Volume> suiting(Store store, Stored claim) {
    Volume best = null;
    for (Stored each : store.snapshot(RESOURCE).all("")) {
      Volume volume = new Volume(each);
      if (volume.isKeptFor(claim)) {
        return Optional.of(volume);
      } else if (volume.isFree()
          && volume.suits(claim)
          && (best == null || volume.size().compareTo(best.size()) < 0)) {
        best = volume;
      }
    }
    return Optional.ofNullable(best);
  }

  String name() {
    return stored.key().name();
  }

  Quantity size() {
    return Quantity.of(Fields.text(stored.spec().object("capacity"), "storage"));
  }

  JsonObject claim() {
    return stored.spec().object("claimRef");
  }

  boolean isFree() {
    return claim().isEmpty() && !stored.isDeleting();
  }

  /// A volume may name its claim before there is one.
  boolean isKeptFor(Stored claim) {
    String uid = Fields.text(claim(), "uid");
    return Fields.text(claim(), "name").equals(claim.key().name())
        && Fields.text(claim(), "namespace").equals(claim.key().namespace())
        && (uid.isEmpty() || uid.equals(claim.uid()))
        && !stored.isDeleting();
  }

  private boolean suits(Stored claim) {
    JsonObject spec = claim.spec();
    JsonObject labels = stored.metadata().object("labels");
    return Fields.text(spec, "storageClassName")
            .equals(Fields.text(stored.spec(), "storageClassName"))
        && texts(stored.spec(), "accessModes").containsAll(texts(spec, "accessModes"))
        && size().compareTo(wanted(claim)) >= 0
        && Fields.same(spec.get("volumeMode"), stored.spec().get("volumeMode"))
        && (!spec.has("selector") || LabelSelector.of(spec.get("selector")).matches(labels));
  }

  private static Set<Json> texts(JsonObject object, String field) {
    return new HashSet<>(object.array(field).items());
  }

  static Quantity wanted(Stored claim) {
    JsonObject requests = claim.spec().object("resources").object("requests");
    return Quantity.of(Fields.text(requests, "storage"));
  }

  /// A new volume for the claim.
  static JsonObject provisioned(Stored claim, StorageClass from) {
    String name = "pvc-" + claim.uid();
    JsonObject spec =
        JsonObject.builder()
            .put("capacity", JsonObject.of("storage", wanted(claim).toString()))
            .put("csi", JsonObject.of("driver", from.provisioner(), "volumeHandle", name))
            .put("accessModes", claim.spec().array("accessModes"))
            .put("claimRef", reference(claim))
            .put("persistentVolumeReclaimPolicy", from.reclaim())
            .put("storageClassName", from.name())
            .put("volumeMode", claim.spec().text("volumeMode").orElse("Filesystem"))
            .build();
    return JsonObject.of("apiVersion", "v1", "kind", "PersistentVolume")
        .with(
            "metadata",
            JsonObject.of("name", name)
                .with("annotations", JsonObject.of(PROVISIONED_BY, from.provisioner())))
        .with("spec", spec);
  }

  static JsonObject reference(Stored claim) {
    return JsonObject.builder()
        .put("kind", "PersistentVolumeClaim")
        .put("namespace", claim.key().namespace())
        .put("name", claim.key().name())
        .put("uid", claim.uid())
        .put("apiVersion", "v1")
        .put("resourceVersion", Long.toString(claim.revision()))
        .build();
  }
}
