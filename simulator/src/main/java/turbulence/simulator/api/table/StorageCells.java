package turbulence.simulator.api.table;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;

/// The cells of what keeps data, and of the devices that pods claim.
final class StorageCells {
  private static final String UNSET = "<unset>";

  private StorageCells() {}

  static void volume(Row row) {
    JsonObject spec = row.spec();
    JsonObject claim = spec.object("claimRef");
    String claimed = Look.text(claim, "namespace") + "/" + Look.text(claim, "name");
    row.name()
        .add(
            Look.shown(spec.object("capacity").get("storage"), "0"),
            modes(spec.array("accessModes")),
            Look.text(spec, "persistentVolumeReclaimPolicy"),
            phase(row),
            claim.isEmpty() ? "" : claimed,
            storageClass(row),
            Look.shown(spec.get("volumeAttributesClassName"), UNSET),
            Look.text(row.status(), "reason"))
        .age()
        .add(Look.shown(spec.get("volumeMode"), UNSET));
  }

  static void claim(Row row) {
    JsonObject status = row.status();
    String volume = Look.text(row.spec(), "volumeName");
    String capacity = Look.shown(status.object("capacity").get("storage"), "0");
    row.name()
        .add(
            phase(row),
            volume,
            volume.isEmpty() ? "" : capacity,
            volume.isEmpty() ? "" : modes(status.array("accessModes")),
            storageClass(row),
            Look.shown(row.spec().get("volumeAttributesClassName"), UNSET))
        .age()
        .add(Look.shown(row.spec().get("volumeMode"), UNSET));
  }

  private static String phase(Row row) {
    return row.isDeleting() ? "Terminating" : Look.text(row.status(), "phase");
  }

  private static String storageClass(Row row) {
    JsonObject annotations = row.metadata().object("annotations");
    return Look.shown(
        annotations.get("volume.beta.kubernetes.io/storage-class"),
        Look.text(row.spec(), "storageClassName"));
  }

  private static String modes(JsonArray modes) {
    List<String> given = Look.texts(modes);
    List<String> shown = new ArrayList<>();
    String[][] words = {
      {"ReadWriteOnce", "RWO"},
      {"ReadOnlyMany", "ROX"},
      {"ReadWriteMany", "RWX"},
      {"ReadWriteOncePod", "RWOP"}
    };
    for (String[] word : words) {
      if (given.contains(word[0])) {
        shown.add(word[1]);
      }
    }
    return String.join(",", shown);
  }

  static void storageClass(Row row, JsonObject object) {
    JsonObject annotations = row.metadata().object("annotations");
    boolean preset =
        Look.text(annotations, "storageclass.kubernetes.io/is-default-class").equals("true")
            || Look.text(annotations, "storageclass.beta.kubernetes.io/is-default-class")
                .equals("true");
    row.add(Look.text(row.metadata(), "name") + (preset ? " (default)" : ""))
        .add(
            Look.text(object, "provisioner"),
            Look.text(object, "reclaimPolicy", "Delete"),
            Look.text(object, "volumeBindingMode", "Immediate"),
            Look.flag(object, "allowVolumeExpansion"))
        .age();
  }

  static void attachment(Row row) {
    JsonObject spec = row.spec();
    row.name()
        .add(
            Look.text(spec, "attacher"),
            Look.text(spec.object("source"), "persistentVolumeName"),
            Look.text(spec, "nodeName"),
            Look.flag(row.status(), "attached"))
        .age();
  }

  static void driver(Row row) {
    JsonObject spec = row.spec();
    List<String> modes = Look.texts(spec.array("volumeLifecycleModes"));
    row.name()
        .add(
            spec.get("attachRequired") != JsonBool.FALSE,
            Look.flag(spec, "podInfoOnMount"),
            Look.flag(spec, "storageCapacity"),
            Look.has(spec, "tokenRequests")
                ? Look.joined(spec.array("tokenRequests"), "audience")
                : UNSET,
            Look.flag(spec, "requiresRepublish"),
            modes.isEmpty() ? "<none>" : String.join(",", modes))
        .age();
  }

  static void capacity(Row row) {
    row.name()
        .add(
            Look.text(row.object(), "storageClassName"),
            Look.shown(row.object().get("capacity"), UNSET));
  }

  static void resourceClaim(Row row) {
    List<String> states = new ArrayList<>();
    if (row.isDeleting()) {
      states.add("deleted");
    }
    if (Look.has(row.status(), "allocation")) {
      states.add("allocated");
      if (!row.status().array("reservedFor").isEmpty()) {
        states.add("reserved");
      }
    } else if (!row.isDeleting()) {
      states.add("pending");
    }
    row.name().add(String.join(",", states)).age();
  }

  static void resourceSlice(Row row) {
    JsonObject spec = row.spec();
    row.name()
        .add(
            Look.text(spec, "nodeName"),
            Look.text(spec, "driver"),
            Look.text(spec.object("pool"), "name"))
        .age();
  }
}
