package turbulence.simulator.api.kind;

import turbulence.json.JsonObject;

/// A kind that is stored as it comes; with a status of its own or without.
record Plain(boolean hasStatus, boolean countsGenerations, NameRule nameRule) implements Behaviour {
  static final Plain STORED = new Plain(false, false, NameRule.SUBDOMAIN);
  static final Plain COUNTED = new Plain(false, true, NameRule.SUBDOMAIN);

  @Override
  public JsonObject created(JsonObject object, Surroundings surroundings) {
    return hasStatus ? object.with("status", JsonObject.EMPTY) : object;
  }
}
