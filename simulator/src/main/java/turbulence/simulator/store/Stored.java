package turbulence.simulator.store;

import turbulence.json.JsonObject;

/// An object as it was at a revision. Its tree names that revision in `metadata.resourceVersion`.
public record Stored(Key key, long revision, JsonObject object) {
  public JsonObject metadata() {
    return object.object("metadata");
  }

  public JsonObject spec() {
    return object.object("spec");
  }

  public JsonObject status() {
    return object.object("status");
  }

  public String uid() {
    return metadata().text("uid").orElse("");
  }

  public boolean isDeleting() {
    return metadata().has("deletionTimestamp");
  }
}
