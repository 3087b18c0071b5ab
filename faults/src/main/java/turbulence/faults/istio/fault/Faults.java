package turbulence.faults.istio.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Checks;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// What routes get: by kind of fault its value, or null when they lose it. A kind that is not named
/// stays as it is.
record Faults(Map<String, @Nullable Json> byKind) {
  static final String DELAY = "delay";
  static final String ABORT = "abort";
  private static final List<String> KINDS = List.of(DELAY, ABORT);

  static Faults of(String kind, @Nullable Json value) {
    Map<String, @Nullable Json> one = new LinkedHashMap<>();
    one.put(kind, value);
    return new Faults(one);
  }

  /// A whole block, in the place of whatever is there.
  ///
  /// @throws IllegalArgumentException when it is none that Istio knows
  static Faults whole(JsonObject block) {
    Map<String, @Nullable Json> all = new LinkedHashMap<>();
    for (String kind : KINDS) {
      Json value = block.get(kind);
      all.put(kind, value == JsonNull.NULL ? null : value);
      if (value != null && value != JsonNull.NULL && !(value instanceof JsonObject)) {
        throw new IllegalArgumentException(
            "'fault' needs a mapping under " + kind + ", not " + value);
      }
    }
    for (String name : block.names()) {
      if (!KINDS.contains(name)) {
        throw new IllegalArgumentException(
            "'fault' may have delay and abort, and has '" + name + "'");
      }
    }
    if (all.values().stream().allMatch(value -> value == null)) {
      throw new IllegalArgumentException("'fault' needs a delay, an abort or both");
    }
    return new Faults(all);
  }

  static Faults none() {
    Map<String, @Nullable Json> all = new LinkedHashMap<>();
    KINDS.forEach(kind -> all.put(kind, null));
    return new Faults(all);
  }

  static JsonObject delay(String fixedDelay, @Nullable Double percentage) {
    Checks.all(() -> checkTime(fixedDelay), () -> checkShare(percentage));
    return with(JsonObject.of("fixedDelay", fixedDelay), percentage);
  }

  static JsonObject abort(int httpStatus, @Nullable Double percentage) {
    Checks.all(() -> checkStatus(httpStatus), () -> checkShare(percentage));
    return with(JsonObject.of("httpStatus", httpStatus), percentage);
  }

  /// A share that is whole is written so: an API keeps it so, too.
  private static JsonObject with(JsonObject fault, @Nullable Double percentage) {
    if (percentage == null) {
      return fault;
    }
    double share = percentage;
    Number value = share == Math.rint(share) ? (Number) Math.round(share) : percentage;
    return fault.with("percentage", JsonObject.of("value", value));
  }

  private static void checkTime(String delay) {
    if (!Times.isTime(delay)) {
      throw new IllegalArgumentException(
          "'fixed_delay' must be a time such as 5s or 1m30s, not '" + delay + "'");
    }
  }

  private static void checkStatus(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException(
          "'http_status' must be a status from 200 to 599, not " + status);
    }
  }

  private static void checkShare(@Nullable Double share) {
    if (share != null && !(share >= 0 && share <= 100)) {
      throw new IllegalArgumentException("'percentage' must be from 0 to 100, not " + share);
    }
  }
}
