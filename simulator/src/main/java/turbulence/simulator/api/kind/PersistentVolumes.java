package turbulence.simulator.api.kind;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// PersistentVolumes.
final class PersistentVolumes implements Behaviour {
  private static final Json RETAIN = new JsonText("Retain");
  private static final Json FILESYSTEM = new JsonText("Filesystem");
  private static final Json PENDING = new JsonText("Pending");
  private static final Set<String> NO_SOURCES =
      Set.of(
          "capacity",
          "accessModes",
          "claimRef",
          "persistentVolumeReclaimPolicy",
          "storageClassName",
          "mountOptions",
          "volumeMode",
          "nodeAffinity",
          "volumeAttributesClassName");

  @Override
  public JsonObject defaulted(JsonObject volume) {
    return Draft.of(volume)
        .always("spec", PersistentVolumes::spec)
        .always("status", status -> Draft.of(status).presetBlank("phase", PENDING).build())
        .build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Volumes.sources(Draft.of(spec))
        .inside("capacity", Amounts::canonical)
        .presetBlank("persistentVolumeReclaimPolicy", RETAIN)
        .preset("volumeMode", FILESYSTEM)
        .build();
  }

  @Override
  public JsonObject created(JsonObject volume, Surroundings surroundings) {
    String now = surroundings.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return Claims.protect(volume, "kubernetes.io/pv-protection")
        .with("status", JsonObject.of("phase", PENDING, "lastPhaseTransitionTime", now));
  }

  @Override
  public void check(JsonObject volume, Findings findings) {
    Field spec = Field.root(volume, findings).child("spec");
    Field modes = spec.child("accessModes");
    if (modes.isEmpty()) {
      modes.required("");
    }
    Claims.checkModes(modes);
    Field capacity = spec.child("capacity");
    if (capacity.isEmpty()) {
      capacity.required("");
    } else if (!capacity.key("storage").isSet() || capacity.size() > 1) {
      capacity.unsupported(List.of("storage"));
    } else {
      Amounts.checkPositive(capacity.key("storage"));
    }
    spec.child("persistentVolumeReclaimPolicy").oneOfIfSet(List.of("Delete", "Recycle", "Retain"));
    checkSources(spec);
    Field affinity = spec.child("nodeAffinity").child("required");
    if (affinity.isSet()) {
      SchedulingCheck.checkNodeSelector(affinity);
    }
    Field name = spec.child("storageClassName");
    if (!name.isBlank()) {
      name.must(Names.subdomain(name.text()));
    }
    spec.child("volumeMode").oneOfIfSet(List.of("Block", "Filesystem"));
  }

  private static void checkSources(Field spec) {
    int sources = 0;
    for (String field : spec.object().names()) {
      if (!NO_SOURCES.contains(field) && spec.child(field).isSet()) {
        if (sources++ > 0) {
          spec.child(field).forbidden("may not specify more than 1 volume type");
        } else if (field.equals("hostPath")) {
          VolumeCheck.checkHostPath(spec.child(field));
        }
      }
    }
    if (sources == 0) {
      spec.required("must specify a volume type");
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }
}
