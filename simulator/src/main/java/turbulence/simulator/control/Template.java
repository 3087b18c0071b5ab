package turbulence.simulator.control;

import java.util.Map;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A Deployment's pod template: when two are the same, and the short name that tells them apart.
public final class Template {
  static final String HASH = "pod-template-hash";
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int FNV_START = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  private Template() {}

  /// Whether both make the same pods, whatever name the sets gave to their templates.
  public static boolean same(JsonObject one, JsonObject other) {
    return unnamed(one).equals(unnamed(other));
  }

  private static JsonObject unnamed(JsonObject template) {
    JsonObject metadata = template.object("metadata");
    JsonObject labels = metadata.object("labels").without(HASH);
    JsonObject plain = Fields.withInner(metadata, "labels", labels).without("creationTimestamp");
    return Fields.withInner(template, "metadata", plain);
  }

  /// The short name of a template; another one for each collision that was met before.
  public static String hash(JsonObject template, long collisions) {
    String text = sorted(template) + (collisions == 0 ? "" : Long.toString(collisions));
    int hash = FNV_START;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    StringBuilder name = new StringBuilder();
    for (char digit : Integer.toUnsignedString(hash).toCharArray()) {
      name.append(LETTERS.charAt(digit % LETTERS.length()));
    }
    return name.toString();
  }

  /// The same tree with its names in order, so that equal templates have equal text.
  private static Json sorted(Json json) {
    if (json instanceof JsonObject object) {
      Map<String, Json> fields = new TreeMap<>();
      object.forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return JsonObject.from(fields);
    } else if (json instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(Template::sorted).toList());
    }
    return json;
  }

  static JsonObject named(JsonObject template, String hash) {
    JsonObject metadata = template.object("metadata");
    return template.with(
        "metadata", metadata.with("labels", metadata.object("labels").with(HASH, hash)));
  }
}
