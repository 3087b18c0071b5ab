package turbulence.app.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Keys that only our journals have. They come last in their object.
final class OwnKeys {
  static final Set<String> OWN =
      Set.of(
          "turbulence-version",
          "run-id",
          "seed",
          "places",
          "restored",
          "restoring",
          "attempts",
          "pretended",
          "tolerance_missed",
          "evidence");

  private OwnKeys() {}

  static Map<String, Object> without(Map<String, Object> fields) {
    Map<String, Object> recorded = new LinkedHashMap<>();
    boolean owned = false;
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      if (OWN.contains(field.getKey())) {
        owned = true;
      } else {
        recorded.put(
            owned ? field.getKey() + " (after a key of ours)" : field.getKey(), field.getValue());
      }
    }
    return recorded;
  }
}
