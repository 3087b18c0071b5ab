package turbulence.simulator.api.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// The cells of one object while they are written, from left to right.
final class Row {
  private final JsonObject object;
  private final Instant now;
  private final List<Json> cells = new ArrayList<>();
  private JsonArray conditions = JsonArray.EMPTY;

  Row(JsonObject object, Instant now) {
    this.object = object;
    this.now = now;
  }

  JsonObject object() {
    return object;
  }

  JsonObject metadata() {
    return object.object("metadata");
  }

  JsonObject spec() {
    return object.object("spec");
  }

  JsonObject status() {
    return object.object("status");
  }

  boolean isDeleting() {
    return Look.has(metadata(), "deletionTimestamp");
  }

  Row add(@Nullable Object... values) {
    for (Object value : values) {
      cells.add(Json.of(value));
    }
    return this;
  }

  Row name() {
    return add(Look.text(metadata(), "name"));
  }

  Row age() {
    return add(since(Look.text(metadata(), "creationTimestamp")));
  }

  String since(String time) {
    return Ages.since(time, now);
  }

  Instant now() {
    return now;
  }

  /// Says that what the row shows has come to its end, and how.
  void completed(String reason, String message) {
    conditions =
        JsonArray.of(
            JsonObject.builder()
                .put("type", "Completed")
                .put("status", "True")
                .put("reason", reason)
                .put("message", message)
                .build());
  }

  /// The row with what stands for its object.
  JsonObject json(@Nullable Json shown) {
    JsonObject.Builder row = JsonObject.builder().put("cells", new JsonArray(cells));
    if (!conditions.isEmpty()) {
      row.put("conditions", conditions);
    }
    return row.put("object", shown).build();
  }
}
