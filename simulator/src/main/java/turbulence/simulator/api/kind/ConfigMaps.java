package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// ConfigMaps, and what they share with Secrets.
final class ConfigMaps implements Behaviour {
  static final long LARGEST = 1024 * 1024;

  @Override
  public void check(JsonObject map, Findings findings) {
    Field root = Field.root(map, findings);
    Field data = root.child("data");
    Field binary = root.child("binaryData");
    long size = 0;
    for (String key : data.object().names()) {
      Field place = data.key(key).holding(new JsonText(key));
      place.must(Names.configKey(key));
      if (binary.object().has(key)) {
        place.invalid("duplicate of key present in binaryData");
      }
      size += Selectors.bytes(data.key(key).text());
    }
    for (String key : binary.object().names()) {
      binary.key(key).holding(new JsonText(key)).must(Names.configKey(key));
      size += decoded(binary.key(key).json());
    }
    if (size > LARGEST) {
      root.tooLong((int) LARGEST);
    }
  }

  /// How many bytes a base64 text stands for.
  static long decoded(Json text) {
    return text instanceof JsonText base64 ? base64.value().length() / 4L * 3 : 0;
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    checkSealed(before, after, findings, "data", "binaryData");
    check(after, findings);
  }

  /// What is marked as immutable stays as it is.
  static void checkSealed(
      JsonObject before, JsonObject after, Findings findings, String... fields) {
    Field old = Field.root(before, findings);
    Field root = Field.root(after, findings);
    if (!old.child("immutable").isTrue()) {
      return;
    }
    String complaint = "field is immutable when `immutable` is set";
    if (!root.child("immutable").isTrue()) {
      root.child("immutable").forbidden(complaint);
    }
    for (String field : fields) {
      if (!root.child(field).object().equals(old.child(field).object())) {
        root.child(field).forbidden(complaint);
      }
    }
  }
}
