package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// What a server checks in the metadata of every object, whatever its kind.
public final class Metadata {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final List<String> FIXED =
      List.of(
          "name",
          "namespace",
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private Metadata() {}

  /// Refuses the metadata of a new object, whose name has been generated already.
  public static void check(
      JsonObject object, NameRule rule, boolean namespaced, Findings findings) {
    Field metadata = Field.root(object, findings).child("metadata");
    Field generateName = metadata.child("generateName");
    if (!generateName.isBlank()) {
      generateName.must(named(rule, generateName.text(), true));
    }
    Field name = metadata.child("name");
    if (name.isBlank()) {
      name.required("name or generateName is required");
    } else {
      name.must(named(rule, name.text(), false));
    }
    checkNamespace(metadata.child("namespace"), namespaced);
    metadata.child("generation").notNegative();
    checkCommon(metadata);
    checkFinalizers(metadata.child("finalizers"));
  }

  /// Refuses a change of the metadata. Both objects carry a resource version.
  public static void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field old = Field.root(before, findings).child("metadata");
    Field metadata = Field.root(after, findings).child("metadata");
    if (old.child("deletionTimestamp").isSet()) {
      checkNoneAdded(old.child("finalizers"), metadata.child("finalizers"));
    }
    Field generation = metadata.child("generation");
    if (generation.number() < old.child("generation").number()) {
      generation.invalid("must not be decremented");
    }
    for (String field : FIXED) {
      metadata.child(field).unchanged(old.child(field));
    }
    checkCommon(metadata);
  }

  private static void checkCommon(Field metadata) {
    Selectors.checkLabels(metadata.child("labels"));
    Selectors.checkAnnotations(metadata.child("annotations"));
    checkOwners(metadata.child("ownerReferences"));
  }

  private static void checkNamespace(Field namespace, boolean namespaced) {
    if (!namespaced) {
      if (!namespace.isBlank()) {
        namespace.forbidden("not allowed on this type");
      }
    } else if (namespace.isBlank()) {
      namespace.required("");
    } else {
      namespace.must(Names.label(namespace.text()));
    }
  }

  /// What is wrong with the name; a prefix may end with a dash, because something follows.
  public static List<String> named(NameRule rule, String name, boolean prefix) {
    String text = prefix ? masked(name) : name;
    return switch (rule) {
      case SUBDOMAIN -> Names.subdomain(text);
      case LABEL -> Names.label(text);
      case LABEL_1035 -> Names.label1035(text);
      case PATH_SEGMENT -> prefix ? Names.pathSegmentPrefix(name) : Names.pathSegment(name);
    };
  }

  private static String masked(String name) {
    int length = name.length();
    return length > 1 && name.endsWith("-") ? name.substring(0, length - 2) + "a" : name;
  }

  // A server's complaints about owners name no index.
  private static void checkOwners(Field owners) {
    String controller = "";
    for (Field item : owners) {
      Field owner = item.at(owners);
      String[] apiVersion = owner.child("apiVersion").text().split("/", -1);
      if (apiVersion[apiVersion.length - 1].isEmpty() || apiVersion.length > 2) {
        Selectors.blank(owner.child("apiVersion")).invalid("version must not be empty");
      }
      for (String field : List.of("kind", "name", "uid")) {
        if (owner.child(field).isBlank()) {
          Selectors.blank(owner.child(field)).invalid("must not be empty");
        }
      }
      if (owner.child("apiVersion").is("v1") && owner.child("kind").is("Event")) {
        owner.invalid("/v1, Kind=Event is disallowed from being an owner");
      }
      if (owner.child("controller").isTrue()) {
        controller = checkController(owners, controller, owner);
      }
    }
  }

  private static String checkController(Field owners, String first, Field owner) {
    String name = owner.child("kind").text() + "/" + owner.child("name").text();
    if (first.isEmpty()) {
      return name;
    }
    owners.invalid(
        "Only one reference can have Controller set to true. Found \"true\" in references for "
            + first
            + " and "
            + name);
    return first;
  }

  private static void checkFinalizers(Field finalizers) {
    List<Json> all = finalizers.array().items();
    for (Field finalizer : finalizers) {
      finalizer.at(finalizers).must(Names.labelKey(finalizer.text()));
    }
    if (all.contains(new JsonText(ORPHAN)) && all.contains(new JsonText(FOREGROUND))) {
      finalizers.invalid("finalizer " + ORPHAN + " and " + FOREGROUND + " cannot be both set");
    }
  }

  private static void checkNoneAdded(Field before, Field after) {
    Set<Json> old = Set.copyOf(before.array().items());
    List<String> added = new ArrayList<>();
    for (Field finalizer : after) {
      if (!old.contains(finalizer.json())) {
        added.add(finalizer.text());
      }
    }
    if (!added.isEmpty()) {
      added.sort(null);
      String list = JsonArray.from(added).toString();
      after.forbidden(
          "no new finalizers can be added if the object is being deleted, found new finalizers"
              + " []string{"
              + list.substring(1, list.length() - 1).replace("\",\"", "\", \"")
              + "}");
    }
  }
}
