package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Kind;

/// Rows of a table, as kubectl prints them.
public record TableForm(Kind kind, String includeObject, String version, InstantSource clock)
    implements Form {
  @Override
  public JsonObject one(JsonObject object) {
    return object;
  }

  @Override
  public JsonObject event(JsonObject object, boolean first) {
    return one(object);
  }

  @Override
  public JsonObject bookmark(JsonObject metadata) {
    return metadata;
  }

  @Override
  public void list(JsonObject metadata, List<JsonObject> objects, OutputStream out)
      throws IOException {
    JsonWriter.write(metadata, out, 0);
  }

  @Override
  public boolean isPlain() {
    return false;
  }
}
