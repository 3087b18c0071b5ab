package turbulence.faults.kubernetes.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.Limits;

/// The events of a watch: one JSON object to a line.
final class EventLines {
  private static final int MOST = 64 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private int from;
  private int to;

  EventLines(InputStream in) {
    this.in = in;
  }

  /// The next event; null at the end. What is left without a line's end is half an event.
  @Nullable JsonObject next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return null;
        }
      }
      int at = from;
      while (at < to && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, at - from);
      if (line.size() > MOST) {
        throw new IOException("an event is longer than 64 MiB");
      }
      boolean ended = at < to;
      from = ended ? at + 1 : at;
      if (ended && line.size() > 0) {
        return event(line.toByteArray());
      }
    }
  }

  private static JsonObject event(byte[] line) throws JsonMalformed {
    Json json = JsonReader.read(line, Limits.LIST);
    return json instanceof JsonObject event ? event : JsonObject.EMPTY;
  }
}
