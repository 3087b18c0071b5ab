package turbulence.faults.kubernetes.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.http.Deadlines;
import turbulence.experiment.http.Headers;
import turbulence.experiment.http.Http;
import turbulence.experiment.http.HttpExchange;
import turbulence.experiment.http.HttpFailed;
import turbulence.experiment.http.HttpRequest;
import turbulence.experiment.http.HttpResponse;
import turbulence.experiment.http.Limits;
import turbulence.experiment.http.Trust;
import turbulence.experiment.http.Url;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.access.Access;
import turbulence.faults.kubernetes.credentials.CredentialsUnusable;
import turbulence.faults.kubernetes.credentials.Proof;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Sends requests as somebody, and again where a repeat is harmless. Shared between threads.
final class Wire {
  private static final Limits LIMITS = new Limits(0, 0, 1L << 30);
  private static final int MOST_ERROR = 1 << 20;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final World world;
  private final Access access;
  private final Http http;
  private final String base;
  private final Made made = new Made();
  private volatile @Nullable String date;

  Wire(World world, Access access, String agent) {
    this.world = world;
    this.access = access;
    this.http = Http.keeping(world, agent, access.proxy());
    String path = access.server().path();
    this.base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  World world() {
    return world;
  }

  /// What has been made through it.
  Made made() {
    return made;
  }

  /// What the server's clock said in its last answer.
  Optional<Instant> time() {
    String said = date;
    try {
      return said == null || said.isEmpty()
          ? Optional.empty()
          : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(said, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty(); // what cannot be read is not said
    }
  }

  void close() {
    http.hangUp();
  }

  /// The answer, which is good; its body is still to come.
  ///
  /// @param silence how long the other side may say nothing
  HttpExchange open(Call call, Duration silence, Duration within)
      throws ClusterFailed, InterruptedException {
    Attempts attempts = new Attempts(world, call, within);
    while (true) {
      try {
        return once(call, attempts, silence);
      } catch (HttpFailed e) {
        attempts.afterSilence(e, failed(call, e));
      }
    }
  }

  private HttpExchange once(Call call, Attempts attempts, Duration silence)
      throws HttpFailed, ClusterFailed, InterruptedException {
    Proof proof = proof();
    Duration left = attempts.left();
    Duration connect = left.compareTo(LONGEST_CONNECT) < 0 ? left : LONGEST_CONNECT;
    Deadlines deadlines = new Deadlines(connect, silence, left);
    HttpExchange exchange = http.open(request(call, proof).with(deadlines));
    date = exchange.headers().first("Date");
    if (call.isMetBy(exchange.status())) {
      return exchange;
    }
    try (exchange) {
      ClusterFailed refused = refused(call, exchange);
      if (refused.code() != 401 || !attempts.renews(access.credentials(), proof)) {
        attempts.afterRefusal(refused);
      }
    }
    return once(call, attempts, silence);
  }

  private Proof proof() throws ClusterFailed, InterruptedException {
    try {
      return access.credentials().proof();
    } catch (CredentialsUnusable e) {
      throw ClusterFailed.silent(
          ClusterFailed.NO_CREDENTIALS, access.origin() + ": " + e.reason(), e);
    }
  }

  private HttpRequest request(Call call, Proof proof) {
    Url server = access.server();
    Url url = new Url(server.scheme(), "", server.host(), server.port(), base + call.target());
    Headers headers = Headers.of("Accept", call.accept()).with("Host", url.authority());
    if (proof.authorization() != null) {
      headers = headers.with("Authorization", proof.authorization());
    }
    if (!call.contentType().isEmpty()) {
      headers = headers.with("Content-Type", call.contentType());
    }
    for (Headers.Header header : call.upgrade()) {
      headers = headers.with(header.name(), header.value());
    }
    for (Headers.Header header : access.user()) {
      headers = headers.and(header.name(), header.value());
    }
    boolean plain = proof.key() == null && access.serverName() == null;
    Trust trust =
        plain
            ? access.trust()
            : new Trust.Particular(access.trust(), proof.key(), access.serverName());
    return HttpRequest.of(call.method(), url)
        .withHeaders(headers)
        .with(call.body())
        .with(LIMITS)
        .with(trust);
  }

  private ClusterFailed refused(Call call, HttpExchange exchange)
      throws HttpFailed, InterruptedException {
    Json body = body(exchange.complete(MOST_ERROR));
    @Nullable Duration wait = retryAfter(exchange.headers()).orElse(null);
    return ClusterFailed.refused(call.toString(), exchange.status(), body, wait);
  }

  private static Json body(HttpResponse response) {
    try {
      return JsonReader.read(response.body().bytes());
    } catch (JsonMalformed e) {
      // Proxies and load balancers answer in their own ways.
      return new JsonText(response.body().text());
    }
  }

  private static Optional<Duration> retryAfter(Headers headers) {
    String text = headers.first("Retry-After");
    if (text == null || text.isEmpty() || text.length() > 9) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
  }

  /// What to tell about an exchange that broke.
  ClusterFailed failed(Call call, IOException cause) throws InterruptedException {
    if (cause instanceof InterruptedIOException && Thread.interrupted()) {
      InterruptedException interrupted = new InterruptedException("interrupted: " + call);
      interrupted.initCause(cause);
      throw interrupted;
    }
    String reason =
        cause instanceof HttpFailed failed ? failed.reason().name() : ClusterFailed.NO_API;
    String message = call + " at " + access + ": " + cause.getMessage();
    return ClusterFailed.silent(reason, message, cause);
  }
}
