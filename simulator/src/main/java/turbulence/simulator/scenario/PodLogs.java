package turbulence.simulator.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.api.edge.LogSource;
import turbulence.simulator.kubelet.LogOptions;
import turbulence.simulator.kubelet.Logs;
import turbulence.simulator.store.Stored;

/// Serves what the kubelets keep of containers' logs.
record PodLogs(Logs logs) implements LogSource {
  @Override
  public void check(Stored pod, LogQuery query) {
    LogOptions options = options(query);
    LogOptions first =
        new LogOptions(false, options.previous(), false, 0L, null, null, options.sinceTime());
    try {
      read(pod, query, first, _ -> false);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void write(Stored pod, LogQuery query, OutputStream out, BooleanSupplier open)
      throws IOException, InterruptedException {
    try {
      read(pod, query, options(query), line -> write(line, query.follow(), out, open));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private void read(Stored pod, LogQuery query, LogOptions options, Predicate<String> lines)
      throws InterruptedException {
    logs.read(pod.key().namespace(), pod.key().name(), query.container(), options, lines);
  }

  private static boolean write(
      String line, boolean follow, OutputStream out, BooleanSupplier open) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      if (follow) {
        out.flush();
      }
      return open.getAsBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogOptions options(LogQuery query) {
    return new LogOptions(
        query.follow(),
        query.previous(),
        query.timestamps(),
        query.tailLines(),
        query.limitBytes(),
        query.sinceSeconds(),
        instant(query.sinceTime()));
  }

  private static @Nullable Instant instant(@Nullable String time) {
    if (time == null) {
      return null;
    }
    try {
      return java.time.OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw Refusals.badRequest("invalid sinceTime \"" + time + "\"");
    }
  }
}
