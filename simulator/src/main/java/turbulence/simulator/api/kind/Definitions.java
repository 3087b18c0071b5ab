package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// CustomResourceDefinitions; their schemas are checked where schemas are read.
final class Definitions implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject definition) {
    return Draft.of(definition).always("spec", Definitions::spec).build();
  }

  private static JsonObject spec(JsonObject spec) {
    return Draft.of(spec)
        .always("names", Definitions::names)
        .always(
            "conversion",
            conversion ->
                Draft.of(conversion).presetBlank("strategy", new JsonText("None")).build())
        .build();
  }

  private static JsonObject names(JsonObject names) {
    String kind = names.text("kind").orElse("");
    return kind.isEmpty()
        ? names
        : Draft.of(names)
            .presetBlank("singular", new JsonText(kind.toLowerCase(Locale.ROOT)))
            .presetBlank("listKind", new JsonText(kind + "List"))
            .build();
  }

  @Override
  public JsonObject created(JsonObject definition, Surroundings surroundings) {
    return definition.with(
        "status",
        JsonObject.builder()
            .put("conditions", JsonNull.NULL)
            .put("acceptedNames", JsonObject.of("plural", "", "kind", ""))
            .put("storedVersions", stored(definition.object("spec")))
            .build());
  }

  private static JsonArray stored(JsonObject spec) {
    List<Json> stored = new ArrayList<>();
    for (Json item : spec.array("versions")) {
      if (item instanceof JsonObject version && version.get("storage") == JsonBool.TRUE) {
        stored.add(Json.of(version.text("name").orElse("")));
      }
    }
    return new JsonArray(stored);
  }

  @Override
  public void check(JsonObject definition, Findings findings) {
    Field root = Field.root(definition, findings);
    Field spec = root.child("spec");
    Field name = root.child("metadata", "name");
    Field group = spec.child("group");
    Field names = spec.child("names");
    String wanted = names.child("plural").text() + "." + group.text();
    if (!name.isBlank() && !name.is(wanted)) {
      name.invalid("must be spec.names.plural+\".\"+spec.group");
    }
    checkGroup(group);
    spec.child("scope").oneOf(List.of("Cluster", "Namespaced"));
    checkVersions(spec.child("versions"));
    for (String part : List.of("plural", "singular")) {
      Field field = names.child(part);
      if (field.isBlank()) {
        field.required("");
      } else {
        field.must(Names.label1035(field.text()));
      }
    }
    for (String part : List.of("kind", "listKind")) {
      Field field = names.child(part);
      if (field.isBlank()) {
        field.required("");
      } else {
        field.must(Names.label1035(field.text().toLowerCase(Locale.ROOT)));
      }
    }
    Field kind = names.child("kind");
    if (!kind.isBlank() && kind.is(names.child("listKind").text())) {
      names.child("listKind").invalid("kind and listKind may not be the same");
    }
  }

  private static void checkGroup(Field group) {
    if (group.isBlank()) {
      group.required("");
    } else {
      List<String> complaints = Names.subdomain(group.text());
      group.must(complaints);
      if (complaints.isEmpty() && group.text().indexOf('.') < 0) {
        group.invalid("should be a domain with at least one dot");
      }
    }
  }

  private static void checkVersions(Field versions) {
    int storages = 0;
    Set<String> names = new HashSet<>();
    boolean unique = true;
    for (Field version : versions) {
      storages += version.child("storage").isTrue() ? 1 : 0;
      Field name = Selectors.blank(version.child("name"));
      unique &= names.add(name.text());
      name.must(Names.label1035(name.text()));
      Field schema = version.child("schema", "openAPIV3Schema");
      if (!schema.isSet()) {
        schema.required("schemas are required");
      }
    }
    if (!unique) {
      versions.invalid("must contain unique version names");
    }
    if (storages != 1) {
      versions.invalid("must have exactly one version marked as storage version");
    }
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    JsonObject kept = Behaviour.withStatusOf(after, before);
    JsonObject status = kept.object("status");
    List<Json> versions = new ArrayList<>(status.array("storedVersions").items());
    for (Json version : stored(after.object("spec"))) {
      if (!versions.contains(version)) {
        versions.add(version);
      }
    }
    return versions.size() == status.array("storedVersions").size()
        ? kept
        : kept.with("status", status.with("storedVersions", new JsonArray(versions)));
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
    Field old = Field.root(before, findings).child("spec");
    Field spec = Field.root(after, findings).child("spec");
    spec.child("group").unchanged(old.child("group"));
    spec.child("names", "plural").unchanged(old.child("names", "plural"));
    spec.child("scope").unchanged(old.child("scope"));
    spec.child("names", "kind").unchanged(old.child("names", "kind"));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
