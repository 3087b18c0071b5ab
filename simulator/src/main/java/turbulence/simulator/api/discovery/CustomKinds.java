package turbulence.simulator.api.discovery;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.discovery.KindInfo.Names;
import turbulence.simulator.api.discovery.KindInfo.Subresource;

/// The kinds that a CustomResourceDefinition brings: one for each version that it serves.
public final class CustomKinds {
  private static final List<String> VERBS =
      List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");
  private static final List<String> WHILE_TERMINATING =
      List.of("delete", "deletecollection", "get", "list", "watch");
  private static final List<String> CHANGE = List.of("get", "patch", "update");

  private CustomKinds() {}

  /// None as long as the definition is not established.
  public static List<KindInfo> of(JsonObject definition) {
    return isTrue(definition, "Established") ? served(definition) : List.of();
  }

  /// Those that the definition asks for, established or not.
  public static List<KindInfo> served(JsonObject definition) {
    JsonObject spec = definition.object("spec");
    String group = spec.text("group").orElse("");
    GroupVersion storage = new GroupVersion(group, storageVersion(spec));
    List<KindInfo> kinds = new ArrayList<>();
    for (Json item : spec.array("versions")) {
      if (item instanceof JsonObject version && version.get("served") == JsonBool.TRUE) {
        kinds.add(
            new KindInfo(
                new GroupVersion(group, version.text("name").orElse("")),
                names(definition),
                !spec.text("scope").orElse("").equals("Cluster"),
                isTrue(definition, "Terminating") ? WHILE_TERMINATING : VERBS,
                subresources(version.object("subresources"), names(definition).kind()),
                storage,
                version));
      }
    }
    return kinds;
  }

  private static String storageVersion(JsonObject spec) {
    for (Json item : spec.array("versions")) {
      if (item instanceof JsonObject version && version.get("storage") == JsonBool.TRUE) {
        return version.text("name").orElse("");
      }
    }
    return "";
  }

  private static Names names(JsonObject definition) {
    JsonObject accepted = definition.object("status").object("acceptedNames");
    JsonObject names =
        accepted.text("plural").orElse("").isEmpty()
            ? definition.object("spec").object("names")
            : accepted;
    String kind = names.text("kind").orElse("");
    return new Names(
        names.text("plural").orElse(""),
        names.text("singular").orElse(""),
        kind,
        names.text("listKind").filter(list -> !list.isEmpty()).orElse(kind + "List"),
        texts(names.array("shortNames")),
        texts(names.array("categories")));
  }

  private static List<Subresource> subresources(JsonObject declared, String kind) {
    List<Subresource> subresources = new ArrayList<>();
    if (declared.get("status") instanceof JsonObject) {
      subresources.add(new Subresource("status", Subresource.OWN, kind, CHANGE));
    }
    if (declared.get("scale") instanceof JsonObject) {
      GroupVersion scale = new GroupVersion("autoscaling", "v1");
      subresources.add(new Subresource("scale", scale, "Scale", CHANGE));
    }
    return subresources;
  }

  private static boolean isTrue(JsonObject definition, String condition) {
    for (Json item : definition.object("status").array("conditions")) {
      if (item instanceof JsonObject one && one.text("type").orElse("").equals(condition)) {
        return one.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    for (Json item : array) {
      if (item instanceof JsonText text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}
