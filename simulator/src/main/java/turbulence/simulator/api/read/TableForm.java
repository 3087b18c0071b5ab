package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.table.IncludeObject;
import turbulence.simulator.api.table.Tables;

/// Rows of a table, as kubectl prints them; the version is that of the table.
public record TableForm(
    Tables tables, IncludeObject include, String apiVersion, InstantSource clock) implements Form {
  @Override
  public JsonObject one(JsonObject object) {
    return versioned(tables.table(object, include, clock.instant()));
  }

  @Override
  public JsonObject event(JsonObject object, boolean first) {
    return versioned(tables.event(object, first, include, clock.instant()));
  }

  /// A table without rows.
  @Override
  public JsonObject bookmark(JsonObject metadata) {
    return versioned(
        tables
            .table(List.of(), metadata, include, clock.instant())
            .with("columnDefinitions", JsonNull.NULL));
  }

  @Override
  public void list(JsonObject metadata, List<JsonObject> objects, OutputStream out)
      throws IOException {
    JsonWriter.write(versioned(tables.table(objects, metadata, include, clock.instant())), out, -1);
  }

  private JsonObject versioned(JsonObject table) {
    return table.with("apiVersion", apiVersion);
  }

  @Override
  public boolean isPlain() {
    return false;
  }
}
