package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Checks a definition of a custom resource, in the order in which a server does.
final class DefinitionCheck {
  private final CustomDefinition definition;
  private final List<Fault> faults = new ArrayList<>();

  DefinitionCheck(CustomDefinition definition) {
    this.definition = definition;
  }

  List<Fault> all() {
    name();
    group();
    scope();
    schemas();
    versions();
    names();
    conversion();
    storedVersions();
    approval();
    return List.copyOf(faults);
  }

  private void name() {
    String name = definition.tree().object("metadata").text("name").orElse("");
    Names.subdomain(name).ifPresent(why -> invalid("metadata.name", name, why));
    if (!name.equals(definition.plural() + "." + definition.group())) {
      invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
    }
  }

  private void group() {
    String group = definition.group();
    if (group.isEmpty()) {
      faults.add(Fault.required("spec.group", ""));
    } else if (Names.subdomain(group).isPresent()) {
      invalid("spec.group", group, Names.subdomain(group).get());
    } else if (!group.contains(".")) {
      invalid("spec.group", group, "should be a domain with at least one dot");
    }
  }

  private void scope() {
    String scope = definition.spec().text("scope").orElse("");
    List<String> scopes = List.of("Cluster", "Namespaced");
    if (scope.isEmpty()) {
      faults.add(Fault.required("spec.scope", ""));
    } else if (!scopes.contains(scope)) {
      faults.add(Fault.unsupported("spec.scope", Json.of(scope), scopes));
    }
  }

  private void schemas() {
    List<JsonObject> versions = definition.versions();
    boolean anySchema = versions.stream().anyMatch(version -> !schema(version).isEmpty());
    for (int i = 0; i < versions.size(); i++) {
      String path = "spec.versions[" + i + "].schema.openAPIV3Schema";
      if (!(versions.get(i).object("schema").get("openAPIV3Schema") instanceof JsonObject)) {
        faults.add(Fault.required(path, ""));
      }
    }
    if (isShared(versions)) {
      // A server keeps a schema that all versions share in one place, and tells of it there.
      if (anySchema) {
        faults.addAll(
            Structural.check("spec.validation.openAPIV3Schema", schema(versions.getFirst())));
      }
      return;
    }
    for (int i = 0; i < versions.size(); i++) {
      if (!schema(versions.get(i)).isEmpty()) {
        String path = "spec.versions[" + i + "].schema.openAPIV3Schema";
        faults.addAll(Structural.check(path, schema(versions.get(i))));
      }
    }
  }

  private static JsonObject schema(JsonObject version) {
    return version.object("schema").object("openAPIV3Schema");
  }

  private static boolean isShared(List<JsonObject> versions) {
    return versions.stream().map(DefinitionCheck::schema).distinct().count() == 1;
  }

  private void versions() {
    List<JsonObject> versions = definition.versions();
    Set<String> seen = new HashSet<>();
    int stored = 0;
    boolean distinct = true;
    for (int i = 0; i < versions.size(); i++) {
      String name = versions.get(i).text("name").orElse("");
      String path = "spec.versions[" + i + "].name";
      Names.label(name).ifPresent(why -> invalid(path, name, why));
      distinct &= seen.add(name);
      stored += Json.of(true).equals(versions.get(i).get("storage")) ? 1 : 0;
    }
    if (!distinct) {
      faults.add(Fault.invalid("spec.versions", internal(), "must contain unique version names"));
    }
    if (stored != 1) {
      String detail = "must have exactly one version marked as storage version";
      faults.add(Fault.invalid("spec.versions", internal(), detail));
    }
  }

  /// The versions as the server's own structs, which messages print; without their schemas.
  private Json internal() {
    List<JsonObject> versions = new ArrayList<>();
    for (JsonObject version : definition.versions()) {
      versions.add(
          JsonObject.builder()
              .put("Name", version.text("name").orElse(""))
              .put("Served", Json.of(true).equals(version.get("served")))
              .put("Storage", Json.of(true).equals(version.get("storage")))
              .put("Deprecated", Json.of(true).equals(version.get("deprecated")))
              .put("DeprecationWarning", version.get("deprecationWarning"))
              .put("Schema", null)
              .put("Subresources", null)
              .put("AdditionalPrinterColumns", null)
              .put("SelectableFields", null)
              .build());
    }
    return versions.isEmpty() ? Json.of(null) : JsonArray.from(versions);
  }

  private void names() {
    JsonObject names = definition.names();
    for (String name : List.of("plural", "singular", "kind", "listKind")) {
      if (names.text(name).orElse("").isEmpty()) {
        faults.add(Fault.required("spec.names." + name, ""));
      }
    }
    label("plural", names.text("plural").orElse(""), false);
    label("singular", names.text("singular").orElse(""), false);
    label("kind", names.text("kind").orElse(""), true);
    label("listKind", names.text("listKind").orElse(""), true);
    labels("shortNames");
    String kind = names.text("kind").orElse("");
    if (!kind.isEmpty() && kind.equals(names.text("listKind").orElse(""))) {
      invalid("spec.names.listKind", kind, "kind and listKind may not be the same");
    }
    labels("categories");
  }

  private void labels(String field) {
    int place = 0;
    for (Json name : definition.names().array(field)) {
      label(field + "[" + place + "]", name instanceof JsonText text ? text.value() : "", false);
      place++;
    }
  }

  private void label(String field, String name, boolean mixed) {
    String start = mixed ? "may have mixed case, but should otherwise match: " : "";
    String looked = mixed ? name.toLowerCase(Locale.ROOT) : name;
    if (!name.isEmpty()) {
      Names.label(looked).ifPresent(why -> invalid("spec.names." + field, name, start + why));
    }
  }

  private void conversion() {
    String strategy = definition.spec().object("conversion").text("strategy").orElse("");
    List<String> strategies = List.of("None", "Webhook");
    if (strategy.isEmpty()) {
      faults.add(Fault.required("spec.conversion.strategy", ""));
    } else if (!strategies.contains(strategy)) {
      faults.add(Fault.unsupported("spec.conversion.strategy", Json.of(strategy), strategies));
    }
  }

  /// Versions in which objects may still be kept have to stay.
  private void storedVersions() {
    Set<String> names = new HashSet<>();
    definition.versions().forEach(version -> version.text("name").ifPresent(names::add));
    int place = 0;
    for (Json stored : definition.tree().object("status").array("storedVersions")) {
      if (stored instanceof JsonText version && !names.contains(version.value())) {
        String name = version.value();
        invalid(
            "status.storedVersions[" + place + "]",
            name,
            "missing from spec.versions; "
                + name
                + " was previously a storage version, and must"
                + " remain in spec.versions until a storage migration ensures no data remains"
                + " persisted in "
                + name
                + " and removes "
                + name
                + " from status.storedVersions");
      }
      place++;
    }
  }

  private void approval() {
    String group = definition.group();
    boolean guarded =
        group.endsWith(".k8s.io")
            || group.endsWith(".kubernetes.io")
            || group.equals("k8s.io")
            || group.equals("kubernetes.io");
    JsonObject annotations = definition.tree().object("metadata").object("annotations");
    if (guarded && !annotations.has("api-approved.kubernetes.io")) {
      faults.add(
          Fault.required(
              "metadata.annotations[api-approved.kubernetes.io]",
              "protected groups must have approval annotation \"api-approved.kubernetes.io\", see"
                  + " https://github.com/kubernetes/enhancements/pull/1111"));
    }
  }

  private void invalid(String field, String value, String detail) {
    faults.add(Fault.invalid(field, Json.of(value), detail));
  }
}
