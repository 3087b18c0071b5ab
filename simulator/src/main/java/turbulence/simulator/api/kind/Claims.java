package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Resource;

/// PersistentVolumeClaims.
final class Claims implements Behaviour {
  static final List<String> MODES =
      List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
  private static final Resource CLASSES = new Resource("storage.k8s.io", "storageclasses");
  private static final Json PENDING = new JsonText("Pending");

  @Override
  public JsonObject defaulted(JsonObject claim) {
    return Draft.of(claim).always("spec", Volumes::claim).always("status", Claims::status).build();
  }

  private static JsonObject status(JsonObject status) {
    return Draft.of(status)
        .presetBlank("phase", PENDING)
        .inside("capacity", Amounts::canonical)
        .build();
  }

  @Override
  public JsonObject created(JsonObject claim, Surroundings surroundings) {
    JsonObject spec = claim.object("spec");
    if (!spec.has("storageClassName")) {
      Optional<String> name = DefaultClass.of(surroundings.store(), CLASSES, DEFAULT_CLASS);
      spec = name.isEmpty() ? spec : spec.with("storageClassName", name.get());
    }
    return protect(claim, "kubernetes.io/pvc-protection")
        .with("spec", spec)
        .with("status", JsonObject.of("phase", PENDING));
  }

  /// The object with a finalizer that keeps it while it is in use.
  static JsonObject protect(JsonObject object, String finalizer) {
    JsonObject metadata = object.object("metadata");
    List<Json> finalizers = new ArrayList<>(metadata.array("finalizers").items());
    if (finalizers.contains(new JsonText(finalizer))) {
      return object;
    }
    finalizers.add(new JsonText(finalizer));
    return object.with("metadata", metadata.with("finalizers", new JsonArray(finalizers)));
  }

  @Override
  public void check(JsonObject claim, Findings findings) {
    Field spec = Field.root(claim, findings).child("spec");
    Field modes = spec.child("accessModes");
    if (modes.isEmpty()) {
      modes.required("at least 1 access mode is required");
    }
    checkModes(modes);
    Selectors.check(spec.child("selector"));
    Field storage = spec.child("resources").child("requests");
    if (!storage.key("storage").isSet()) {
      storage.key("storage").required("");
    } else {
      Amounts.checkPositive(storage.key("storage").at(spec.child("resources").key("storage")));
    }
    Field name = spec.child("storageClassName");
    if (!name.isBlank()) {
      name.must(Names.subdomain(name.text()));
    }
    spec.child("volumeMode").oneOfIfSet(List.of("Block", "Filesystem"));
  }

  static void checkModes(Field modes) {
    for (Field mode : modes) {
      if (!MODES.contains(mode.text())) {
        mode.at(modes).unsupported(MODES);
      }
    }
    if (modes.size() > 1 && modes.array().items().contains(new JsonText("ReadWriteOncePod"))) {
      modes.forbidden("may not use ReadWriteOncePod with other access modes");
    }
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    JsonObject old = before.object("spec");
    JsonObject now = munged(before, after);
    Field spec = Field.root(after, findings).child("spec");
    if (!now.equals(old)) {
      spec.forbidden(
          "spec is immutable after creation except resources.requests and volumeAttributesClassName"
              + " for bound claims\n"
              + Difference.of("core.PersistentVolumeClaimSpec", old, now));
    }
    if (storage(after).compareTo(storage(before)) < 0) {
      spec.child("resources")
          .child("requests", "storage")
          .forbidden("field can not be less than status.capacity");
    }
  }

  private static Quantity storage(JsonObject claim) {
    return Amounts.of(claim.object("spec").object("resources").object("requests"), "storage");
  }

  private static JsonObject munged(JsonObject before, JsonObject after) {
    JsonObject old = before.object("spec");
    Draft draft = Draft.of(after.object("spec"));
    if (Draft.isBlank(old.get("volumeName"))) {
      draft.remove("volumeName");
    }
    if (Draft.isAbsent(old.get("storageClassName"))) {
      draft.remove("storageClassName");
    }
    if (before.object("status").text("phase").orElse("").equals("Bound")) {
      Json resources = old.get("resources");
      if (resources != null) {
        draft.put("resources", resources);
      }
      draft.remove("volumeAttributesClassName");
      Json attributes = old.get("volumeAttributesClassName");
      if (attributes != null) {
        draft.put("volumeAttributesClassName", attributes);
      }
    }
    return draft.build();
  }

  @Override
  public boolean hasStatus() {
    return true;
  }
}
