package turbulence.simulator.kubelet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.kubelet.LogBuffer.Line;

/// One reading of one log, for somebody who may go away.
final class LogReader {
  private final LogBuffer log;
  private final LogQuery query;
  private final OutputStream out;
  private final BooleanSupplier open;
  private final @Nullable Instant since;
  private long next;
  private long left;

  LogReader(LogBuffer log, LogQuery query, Instant now, OutputStream out, BooleanSupplier open) {
    this.log = log;
    this.query = query;
    this.out = out;
    this.open = open;
    this.since = since(query, now);
    this.left = query.limitBytes() == null ? Long.MAX_VALUE : query.limitBytes();
  }

  private static @Nullable Instant since(LogQuery query, Instant now) {
    if (query.sinceSeconds() != null) {
      return now.minusSeconds(query.sinceSeconds());
    }
    try {
      return query.sinceTime() == null ? null : Instant.parse(query.sinceTime());
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }

  void read() throws IOException, InterruptedException {
    Long tail = query.tailLines();
    next = tail == null ? 0 : Math.max(0, log.size() - tail);
    boolean more = hand();
    while (more && query.follow() && open.getAsBoolean() && log.await(next)) {
      more = hand();
    }
  }

  /// Writes what is new; false when no more is wanted.
  private boolean hand() throws IOException {
    LogBuffer.Page page = log.from(next);
    for (Line line : page.lines()) {
      if (since != null && line.at().isBefore(since)) {
        continue;
      }
      String text = query.timestamps() ? line.at() + " " + line.text() : line.text();
      byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
      int length = (int) Math.min(left, bytes.length);
      out.write(bytes, 0, length);
      left -= length;
      if (left <= 0) {
        return false;
      }
    }
    out.flush();
    next = page.end();
    return true;
  }
}
