package turbulence.simulator.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Whether the names of a definition are free, and the status that follows from it.
public final class Acceptance {
  private Acceptance() {}

  /// The definition as a server's controllers leave it: names accepted and established, or why not.
  /// The time is the present one as objects tell it.
  public static CustomDefinition accept(
      CustomDefinition definition, List<CustomDefinition> others, String now) {
    Set<String> resources = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    others.stream()
        .filter(other -> other.group().equals(definition.group()))
        .filter(other -> !other.plural().equals(definition.plural()))
        .forEach(other -> claim(other, resources, kinds));
    JsonObject names = definition.names();
    JsonObject status = definition.tree().object("status");
    JsonObject.Builder accepted = status.object("acceptedNames").toBuilder();
    String reason = "NoConflicts";
    String message = "no conflicts found";
    for (Claim claim : claims(names)) {
      Set<String> taken = claim.ofKind() ? kinds : resources;
      String conflict = claim.texts().stream().filter(taken::contains).findFirst().orElse("");
      if (conflict.isEmpty()) {
        keep(accepted, claim.name(), names);
      } else {
        reason = claim.reason();
        message = GoText.quoted(conflict) + " is already in use";
      }
    }
    keep(accepted, "categories", names);
    boolean free = reason.equals("NoConflicts");
    JsonObject naming = condition("NamesAccepted", free, reason, message);
    JsonObject established =
        free || isEstablished(definition)
            ? condition(
                "Established", true, "InitialNamesAccepted", "the initial names have been accepted")
            : condition("Established", false, "NotAccepted", "not all names are accepted");
    JsonArray conditions = merged(status.array("conditions"), List.of(naming, established), now);
    JsonObject changed =
        status.with("conditions", conditions).with("acceptedNames", accepted.build());
    return new CustomDefinition(definition.tree().with("status", changed));
  }

  /// Whether its objects are served.
  public static boolean isEstablished(CustomDefinition definition) {
    for (Json condition : definition.tree().object("status").array("conditions")) {
      if (condition instanceof JsonObject told
          && told.text("type").orElse("").equals("Established")) {
        return told.text("status").orElse("").equals("True");
      }
    }
    return false;
  }

  private static List<Claim> claims(JsonObject names) {
    return List.of(
        new Claim("plural", "PluralConflict", false, texts(names, "plural")),
        new Claim("singular", "SingularConflict", false, texts(names, "singular")),
        new Claim("shortNames", "ShortNamesConflict", false, texts(names, "shortNames")),
        new Claim("kind", "KindConflict", true, texts(names, "kind")),
        new Claim("listKind", "ListKindConflict", true, texts(names, "listKind")));
  }

  private static void claim(CustomDefinition other, Set<String> resources, Set<String> kinds) {
    JsonObject accepted = other.tree().object("status").object("acceptedNames");
    for (Claim claim : claims(accepted)) {
      (claim.ofKind() ? kinds : resources).addAll(claim.texts());
    }
  }

  private static List<String> texts(JsonObject names, String name) {
    List<String> texts = new ArrayList<>(CustomType.texts(names, name));
    names.text(name).filter(text -> !text.isEmpty()).ifPresent(texts::add);
    return texts;
  }

  private static void keep(JsonObject.Builder accepted, String name, JsonObject names) {
    names
        .find(name)
        .ifPresentOrElse(value -> accepted.put(name, value), () -> accepted.remove(name));
  }

  private static JsonObject condition(String type, boolean status, String reason, String message) {
    return JsonObject.builder()
        .put("type", type)
        .put("status", status ? "True" : "False")
        .put("reason", reason)
        .put("message", message)
        .build();
  }

  /// A condition keeps its time while its status stays.
  private static JsonArray merged(JsonArray old, List<JsonObject> fresh, String now) {
    List<Json> merged = new ArrayList<>(old.items());
    for (JsonObject condition : fresh) {
      Json type = Json.of(condition.get("type"));
      int place = -1;
      for (int i = 0; i < merged.size(); i++) {
        place =
            merged.get(i) instanceof JsonObject known && type.equals(known.get("type")) ? i : place;
      }
      JsonObject known =
          place >= 0 && merged.get(place) instanceof JsonObject o ? o : JsonObject.EMPTY;
      boolean same = Json.of(condition.get("status")).equals(Json.of(known.get("status")));
      Json since =
          same && known.get("lastTransitionTime") instanceof JsonText time ? time : Json.of(now);
      JsonObject timed = condition.with("lastTransitionTime", since);
      if (place >= 0) {
        merged.set(place, timed);
      } else {
        merged.add(timed);
      }
    }
    return new JsonArray(merged);
  }

  /// One name, or several, that a definition wants for itself.
  private record Claim(String name, String reason, boolean ofKind, List<String> texts) {}
}
