package turbulence.simulator.api.kind;

import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server fills in into volumes.
final class Volumes {
  private static final Json MODE = new JsonNumber(420L);
  private static final Json HOUR = new JsonNumber(3600L);
  private static final Json ANY = new JsonText("");
  private static final Json FILESYSTEM = new JsonText("Filesystem");

  private Volumes() {}

  static JsonObject defaulted(JsonObject volume) {
    Draft draft = sources(Draft.of(volume));
    if (!hasSource(volume)) {
      draft.put("emptyDir", JsonObject.EMPTY);
    }
    return draft
        .inside("secret", Volumes::mode)
        .inside("configMap", Volumes::mode)
        .inside("downwardAPI", source -> mode(files(source)))
        .inside("projected", Volumes::projected)
        .inside("emptyDir", Volumes::emptyDir)
        .inside("ephemeral", Volumes::ephemeral)
        .inside("image", Volumes::image)
        .build();
  }

  private static boolean hasSource(JsonObject volume) {
    for (Map.Entry<String, Json> field : volume) {
      if (!field.getKey().equals("name") && !Draft.isAbsent(field.getValue())) {
        return true;
      }
    }
    return false;
  }

  /// The sources that volumes of pods share with persistent ones.
  static Draft sources(Draft volume) {
    return volume
        .inside("hostPath", source -> Draft.of(source).preset("type", ANY).build())
        .inside("iscsi", source -> preset(source, "iscsiInterface", "default"))
        .inside("rbd", Volumes::rbd)
        .inside("azureDisk", Volumes::azureDisk)
        .inside("scaleIO", Volumes::scaleIo);
  }

  private static JsonObject preset(JsonObject source, String field, String value) {
    return Draft.of(source).presetBlank(field, new JsonText(value)).build();
  }

  private static JsonObject rbd(JsonObject source) {
    JsonObject named = preset(preset(source, "pool", "rbd"), "user", "admin");
    return preset(named, "keyring", "/etc/ceph/keyring");
  }

  private static JsonObject azureDisk(JsonObject source) {
    return Draft.of(source)
        .preset("cachingMode", new JsonText("ReadWrite"))
        .preset("fsType", new JsonText("ext4"))
        .preset("readOnly", JsonBool.FALSE)
        .preset("kind", new JsonText("Shared"))
        .build();
  }

  private static JsonObject scaleIo(JsonObject source) {
    return preset(preset(source, "storageMode", "ThinProvisioned"), "fsType", "xfs");
  }

  private static JsonObject mode(JsonObject source) {
    return Draft.of(source).preset("defaultMode", MODE).build();
  }

  private static JsonObject files(JsonObject source) {
    return Draft.of(source).each("items", Containers::source).build();
  }

  private static JsonObject projected(JsonObject source) {
    return mode(Draft.of(source).each("sources", Volumes::projection).build());
  }

  private static JsonObject projection(JsonObject projection) {
    return Draft.of(projection)
        .inside(
            "serviceAccountToken",
            token -> Draft.of(token).preset("expirationSeconds", HOUR).build())
        .inside("downwardAPI", Volumes::files)
        .build();
  }

  private static JsonObject emptyDir(JsonObject source) {
    return Amounts.canonical(Draft.of(source), source, "sizeLimit").build();
  }

  private static JsonObject ephemeral(JsonObject source) {
    return Draft.of(source)
        .inside(
            "volumeClaimTemplate",
            template ->
                Draft.of(template)
                    .always("metadata", metadata -> metadata)
                    .always("spec", Volumes::claim)
                    .build())
        .build();
  }

  /// What a server fills in into the specification of a claim.
  static JsonObject claim(JsonObject spec) {
    return Draft.of(spec)
        .always("resources", Amounts::requirements)
        .preset("volumeMode", FILESYSTEM)
        .build();
  }

  private static JsonObject image(JsonObject source) {
    return Draft.of(source)
        .presetBlank("pullPolicy", Containers.pullPolicy(source.text("reference").orElse("")))
        .build();
  }
}
