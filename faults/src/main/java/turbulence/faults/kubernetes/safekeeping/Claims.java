package turbulence.faults.kubernetes.safekeeping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import turbulence.experiment.extension.Target;

/// What a step is at, each under a hash: names are nobody's business who may read leases only.
///
/// @param words what the step hits, by the hash of what it is claimed as
record Claims(Map<String, String> words) {
  private static final int LENGTH = 8;

  static Claims of(Map<Target, Target> owners) {
    Map<String, String> words = new LinkedHashMap<>();
    owners.forEach((target, owner) -> words.putIfAbsent(hash(owner), owner.words()));
    return new Claims(words);
  }

  static String hash(Target target) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] whole = digest.digest(target.words().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
