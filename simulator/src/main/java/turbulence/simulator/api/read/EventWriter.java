package turbulence.simulator.api.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.store.Stored;

/// Writes the events of one watch.
final class EventWriter {
  private static final int ENOUGH = 48 << 10;

  private final OutputStream out;
  private final Form form;
  private final RecentEvents recent;
  private final String apiVersion;
  private boolean first = true;
  private int waiting;

  EventWriter(OutputStream out, Form form, RecentEvents recent, String apiVersion) {
    this.out = out;
    this.form = form;
    this.recent = recent;
    this.apiVersion = apiVersion;
  }

  void object(String type, Stored stored) throws IOException {
    byte[] bytes =
        form.isPlain()
            ? recent.bytes(type, apiVersion, stored, () -> bytes(type, shown(stored)))
            : bytes(type, shown(stored));
    first = false;
    write(bytes);
  }

  private JsonObject shown(Stored stored) {
    return form.event(stored.object(), first);
  }

  void bookmark(long revision, boolean initialEventsEnd) throws IOException {
    JsonObject.Builder metadata =
        JsonObject.builder().put("resourceVersion", Long.toString(revision));
    if (initialEventsEnd) {
      metadata.put("annotations", JsonObject.of("k8s.io/initial-events-end", "true"));
    }
    write(bytes("BOOKMARK", form.bookmark(metadata.build())));
  }

  void error(Refusal refusal) throws IOException {
    write(bytes("ERROR", refusal.status()));
  }

  boolean isFull() {
    return waiting >= ENOUGH;
  }

  void flush() throws IOException {
    out.flush();
    waiting = 0;
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    waiting += bytes.length;
  }

  private static byte[] bytes(String type, JsonObject object) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    try {
      line.write(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
      JsonWriter.write(object, line, -1);
      line.write('}');
      line.write('\n');
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return line.toByteArray();
  }
}
