package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A `CustomResourceDefinition`: what it names, its versions, and what a server fills in.
public record CustomDefinition(JsonObject tree) {

  public String group() {
    return spec().text("group").orElse("");
  }

  public JsonObject names() {
    return spec().object("names");
  }

  public String plural() {
    return names().text("plural").orElse("");
  }

  public String kind() {
    return names().text("kind").orElse("");
  }

  public boolean isNamespaced() {
    return spec().text("scope").orElse("").equals("Namespaced");
  }

  public List<JsonObject> versions() {
    List<JsonObject> versions = new ArrayList<>();
    for (Json version : spec().array("versions")) {
      versions.add(version instanceof JsonObject object ? object : JsonObject.EMPTY);
    }
    return versions;
  }

  /// The version in which objects are kept.
  public Optional<String> storageVersion() {
    return versions().stream()
        .filter(version -> Json.of(true).equals(version.get("storage")))
        .findFirst()
        .flatMap(version -> version.text("name"));
  }

  /// The schema of a version, when there is one and it is served or stored.
  public Optional<CustomSchema> schema(String version) {
    return versions().stream()
        .filter(candidate -> candidate.text("name").orElse("").equals(version))
        .findFirst()
        .map(found -> new CustomSchema(typeName(version), published(found)));
  }

  private static JsonObject published(JsonObject version) {
    return version.object("schema").object("openAPIV3Schema");
  }

  /// The name of the type in OpenAPI: the group backwards, version, kind.
  public String typeName(String version) {
    List<String> parts = new ArrayList<>(List.of(group().split("\\.", -1)));
    return String.join(".", parts.reversed()) + "." + version + "." + kind();
  }

  /// This definition with the defaults that every write fills in.
  public CustomDefinition withDefaults() {
    JsonObject names = names();
    String kind = kind();
    if (names.text("singular").orElse("").isEmpty()) {
      names = names.with("singular", kind.toLowerCase(Locale.ROOT));
    }
    if (names.text("listKind").orElse("").isEmpty() && !kind.isEmpty()) {
      names = names.with("listKind", kind + "List");
    }
    JsonObject spec = spec().with("names", names);
    if (!spec.has("conversion")) {
      spec = spec.with("conversion", JsonObject.of("strategy", "None"));
    }
    return new CustomDefinition(tree.with("spec", spec));
  }

  /// This definition with the status of a new one, whatever it was sent with.
  public CustomDefinition withFreshStatus() {
    JsonObject status =
        JsonObject.builder()
            .put("conditions", null)
            .put("acceptedNames", JsonObject.of("plural", "", "kind", ""))
            .put("storedVersions", JsonArray.from(storageVersion().stream().toList()))
            .build();
    return new CustomDefinition(tree.with("status", status));
  }

  /// This definition with the storage version among the stored ones, as every update leaves it.
  public CustomDefinition withStorageVersion() {
    JsonObject status = tree.object("status");
    JsonArray stored = status.array("storedVersions");
    Optional<Json> missing =
        storageVersion().map(Json::of).filter(version -> !stored.items().contains(version));
    if (missing.isEmpty()) {
      return this;
    }
    List<Json> all = new ArrayList<>(stored.items());
    all.add(missing.get());
    return new CustomDefinition(tree.with("status", status.with("storedVersions", all)));
  }

  /// What is wrong with it, once its defaults are filled in.
  public List<Fault> validate() {
    return new DefinitionCheck(this).all();
  }

  /// What is wrong with it in the place of that one.
  public List<Fault> validateUpdate(CustomDefinition old) {
    List<Fault> faults = new ArrayList<>(validate());
    if (Acceptance.isEstablished(old)) {
      unchanged(faults, "spec.scope", spec().get("scope"), old.spec().get("scope"));
      unchanged(faults, "spec.names.kind", names().get("kind"), old.names().get("kind"));
    }
    unchanged(faults, "spec.group", spec().get("group"), old.spec().get("group"));
    unchanged(faults, "spec.names.plural", names().get("plural"), old.names().get("plural"));
    return faults;
  }

  private static void unchanged(
      List<Fault> faults, String field, @Nullable Json now, @Nullable Json before) {
    if (!Json.of(now).equals(Json.of(before))) {
      faults.add(Fault.invalid(field, Json.of(now), "field is immutable"));
    }
  }

  JsonObject spec() {
    return tree.object("spec");
  }
}
