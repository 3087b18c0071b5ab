package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Events as their own group names the fields.
final class NewEvents implements Conversion {
  private static final String[][] NAMES = {
    {"involvedObject", "regarding"},
    {"message", "note"},
    {"reportingComponent", "reportingController"},
    {"source", "deprecatedSource"},
    {"firstTimestamp", "deprecatedFirstTimestamp"},
    {"lastTimestamp", "deprecatedLastTimestamp"},
    {"count", "deprecatedCount"}
  };

  @Override
  public JsonObject stored(JsonObject event) {
    return renamed(event, 1, 0);
  }

  @Override
  public JsonObject served(JsonObject event) {
    return renamed(event, 0, 1);
  }

  private static JsonObject renamed(JsonObject event, int from, int to) {
    Draft draft = Draft.of(event);
    for (String[] names : NAMES) {
      Json value = event.get(names[from]);
      if (value != null) {
        draft.remove(names[from]).put(names[to], value);
      }
    }
    return draft.build();
  }
}
