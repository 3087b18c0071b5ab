package turbulence.faults.kubernetes.cluster;

import java.util.OptionalLong;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// How something is deleted.
///
/// @param graceSeconds less than 0 for what the object itself says
/// @param propagation `Foreground`, `Background` or `Orphan`; empty for what the kind does by
///   itself
/// @param uid the object that is meant: another one of that name is spared; empty for whichever
/// @param dryRun whether nothing is to happen
public record Deletion(long graceSeconds, String propagation, String uid, boolean dryRun) {
  public static final Deletion USUAL = new Deletion(-1, "", "", false);

  public Deletion grace(long seconds) {
    return new Deletion(seconds, propagation, uid, dryRun);
  }

  public Deletion propagation(String policy) {
    return new Deletion(graceSeconds, policy, uid, dryRun);
  }

  public Deletion of(String only) {
    return new Deletion(graceSeconds, propagation, only, dryRun);
  }

  OptionalLong grace() {
    return graceSeconds < 0 ? OptionalLong.empty() : OptionalLong.of(graceSeconds);
  }

  JsonObject body() {
    JsonObject.Builder body = JsonObject.builder();
    grace().ifPresent(seconds -> body.put("gracePeriodSeconds", seconds));
    if (!propagation.isEmpty()) {
      body.put("propagationPolicy", propagation);
    }
    if (!uid.isEmpty()) {
      body.put("preconditions", JsonObject.of("uid", uid));
    }
    if (dryRun) {
      body.put("dryRun", JsonArray.of("All"));
    }
    return body.build();
  }
}
