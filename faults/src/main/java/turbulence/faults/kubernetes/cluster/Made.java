package turbulence.faults.kubernetes.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import turbulence.json.JsonObject;

/// The uids of objects that this process has made, as the API answered them.
final class Made {
  private final Map<String, String> uids = new ConcurrentHashMap<>();

  /// @param path where the object is
  void note(String path, JsonObject answer) {
    answer
        .object("metadata")
        .text("uid")
        .filter(uid -> !uid.isEmpty())
        .ifPresent(uid -> uids.put(path, uid));
  }

  Optional<String> uid(String path) {
    return Optional.ofNullable(uids.get(path));
  }
}
