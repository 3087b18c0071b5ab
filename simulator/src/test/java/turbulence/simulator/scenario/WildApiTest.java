package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.edge.ApiServer;
import turbulence.simulator.api.edge.Gate;
import turbulence.simulator.api.edge.Insides;
import turbulence.simulator.api.edge.Interference;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.api.edge.LogSource;
import turbulence.simulator.api.remote.Unavailable;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Handler;
import turbulence.simulator.http.HttpServer;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Stopwatch;
import turbulence.simulator.time.WallTimeline;

/// Whatever is asked of the API, it answers, and the store stays in order. `-Dwild.seconds` makes
/// it ask for longer.
class WildApiTest {
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("wild.seconds", 6));
  private static final int REMEMBERED = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_request_is_answered_and_the_store_stays_in_order(long given) throws Exception {
    long seed = Long.getLong("wild.seed", given);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Deque<WildCall> lately = new ArrayDeque<>();
    try (WallTimeline time =
            new WallTimeline(java.time.Instant.parse("2026-01-01T00:00:00Z"), 1, failure::set);
        ControlPlane plane = new ControlPlane(time, new Random(seed))) {
      Invariants invariants = new Invariants(plane.store());
      for (String name : new String[] {"default", "other"}) {
        plane
            .verbs()
            .create(Caller.ADMIN, new Key(new Resource("", "namespaces"), name), namespace(name));
      }
      ApiServer api = plane.server(new Gate(null), Interference.NONE, NOTHING_INSIDE, () -> {});
      try (HttpServer server = HttpServer.start(0, null, new Watched(api, failure));
          Client client = new Client(server.port())) {
        WildCalls calls = new WildCalls(new Random(seed));
        Stopwatch watch = new Stopwatch();
        while (!watch.left(TIME).isZero()) {
          WildCall call = calls.next();
          lately.addLast(call);
          if (lately.size() > REMEMBERED) {
            lately.removeFirst();
          }
          int status = client.status(call);
          assertThat(failure.get()).isNull();
          assertThat(status).isNotEqualTo(500).isGreaterThanOrEqualTo(200);
          invariants.check();
        }
      }
    } catch (Exception | AssertionError wrong) {
      Throwable cause = failure.get();
      StringBuilder said = new StringBuilder("seed " + seed + ", after:");
      lately.forEach(call -> said.append("\n  ").append(call));
      throw new AssertionError(said.toString(), cause == null ? wrong : cause);
    }
  }

  private static JsonObject namespace(String name) {
    return JsonObject.of("kind", "Namespace", "apiVersion", "v1")
        .with("metadata", JsonObject.of("name", name));
  }

  private static final Insides NOTHING_INSIDE =
      new Insides(
          new NoLogs(),
          (_, wish) -> {
            throw Unavailable.answered(500, "container not found (\"" + wish.container() + "\")");
          },
          (_, destination) -> {
            throw Refusals.notFound(new Resource("", destination.plural()), destination.name());
          });

  /// Pods that have not printed anything.
  private static final class NoLogs implements LogSource {
    @Override
    public void check(Stored pod, LogQuery query) {}

    @Override
    public void write(
        Stored pod,
        LogQuery query,
        java.io.OutputStream out,
        java.util.function.BooleanSupplier open) {}
  }

  /// Takes note of what the API throws, which clients are not told.
  private record Watched(Handler api, AtomicReference<@Nullable Throwable> failure)
      implements Handler {
    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
      try {
        api.handle(exchange);
      } catch (RuntimeException | Error thrown) {
        failure.set(thrown);
        throw thrown;
      }
    }
  }

  /// One that keeps its connection as long as the server does.
  private static final class Client implements AutoCloseable {
    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Client(int port) {
      this.port = port;
    }

    int status(WildCall call) throws IOException {
      Socket open = socket;
      if (open == null) {
        open = new Socket("127.0.0.1", port);
        open.setSoTimeout(5_000);
        open.setTcpNoDelay(true);
        socket = open;
        in = new java.io.BufferedInputStream(open.getInputStream());
      }
      open.getOutputStream().write(call.bytes());
      return answer(call.isBare());
    }

    private int answer(boolean bare) throws IOException {
      int status = Integer.parseInt(line().substring(9, 12));
      long length = 0;
      boolean chunked = false;
      boolean last = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        length =
            lower.startsWith("content-length:")
                ? Long.parseLong(lower.substring(15).strip())
                : length;
        chunked |= lower.equals("transfer-encoding: chunked");
        last |= lower.equals("connection: close");
      }
      if (!bare && chunked) {
        chunks();
      } else if (!bare) {
        in.skipNBytes(length);
      }
      if (last) {
        close();
      }
      return status;
    }

    private void chunks() throws IOException {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        in.skipNBytes(size);
        line();
      }
      line();
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("cut after: " + line);
        } else if (c != '\r') {
          line.write(c);
        }
      }
      return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      Socket open = socket;
      socket = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
