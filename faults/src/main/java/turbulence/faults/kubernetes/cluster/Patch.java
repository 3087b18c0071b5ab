package turbulence.faults.kubernetes.cluster;

import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// A change to an object, in one of the four forms that an API takes.
///
/// @param force whether fields that others manage are taken over; only for apply
public record Patch(String contentType, Json body, boolean force) {
  private static final String APPLY = "application/apply-patch+yaml";

  /// What is null is removed, lists are replaced whole.
  public static Patch merge(JsonObject body) {
    return new Patch("application/merge-patch+json", body, false);
  }

  /// As [#merge], but lists are merged by the keys that their kind has. Built-in kinds only.
  public static Patch strategic(JsonObject body) {
    return new Patch("application/strategic-merge-patch+json", body, false);
  }

  /// One operation after another.
  public static Patch operations(JsonArray body) {
    return new Patch("application/json-patch+json", body, false);
  }

  /// The fields that we want, as their manager; creates the object when there is none.
  public static Patch apply(JsonObject body, boolean force) {
    return new Patch(APPLY, body, force);
  }

  boolean isApply() {
    return contentType.equals(APPLY);
  }
}
