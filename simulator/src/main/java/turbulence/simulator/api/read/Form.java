package turbulence.simulator.api.read;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import turbulence.json.JsonObject;

/// How a client wants objects put: whole, as metadata only, or as rows of a table.
public interface Form {
  /// The object as one answer.
  JsonObject one(JsonObject object);

  /// The object inside a watch event; the first event of a table says what its columns are.
  JsonObject event(JsonObject object, boolean first);

  /// A bookmark's object.
  JsonObject bookmark(JsonObject metadata);

  /// Writes a whole list.
  void list(JsonObject metadata, List<JsonObject> objects, OutputStream out) throws IOException;

  /// Whether [#event] gives each watcher the same, so that its bytes can be shared.
  boolean isPlain();
}
