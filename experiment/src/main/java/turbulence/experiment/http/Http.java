package turbulence.experiment.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// The one way to speak HTTP. Safe to share between threads. Each call opens a connection of its
/// own, so that a probe also sees when no new connection can be made, unless connections are to be
/// kept.
public final class Http {
  private final World world;
  private final String agent;
  private final Connector connector;
  private final @Nullable Netrc netrc;
  private final @Nullable Lines lines;

  /// @param agent what servers are told who asks, such as `turbulence/1.0`
  public Http(World world, String agent) {
    this(world, agent, new Connector(world, null), new Netrc(world), null);
  }

  private Http(
      World world,
      String agent,
      Connector connector,
      @Nullable Netrc netrc,
      @Nullable Lines lines) {
    this.world = world;
    this.agent = agent;
    this.connector = connector;
    this.netrc = netrc;
    this.lines = lines;
  }

  /// For many calls to one server: connections are kept for the next call, and credentials are only
  /// those that the caller gives.
  ///
  /// @param proxy to go through; when null, whichever the environment names
  public static Http keeping(World world, String agent, @Nullable Url proxy) {
    return new Http(world, agent, new Connector(world, proxy), null, new Lines());
  }

  /// Closes the connections that are kept and wait. Later calls open others.
  public void hangUp() {
    if (lines != null) {
      lines.hangUp();
    }
  }

  /// Waits for the whole answer. Whatever its status, an answer is no failure.
  public HttpResponse send(HttpRequest request) throws HttpFailed, InterruptedException {
    try (HttpExchange exchange = open(request)) {
      return exchange.complete(request.limits().bytes());
    }
  }

  /// Waits for status and headers only; the body is read as it comes.
  public HttpExchange open(HttpRequest request) throws HttpFailed, InterruptedException {
    Deadline deadline = new Deadline(world, request.deadlines());
    Cookies cookies = new Cookies(world);
    HttpRequest next = request;
    for (int followed = 0; ; followed++) {
      HttpExchange exchange = ask(next, cookies, deadline);
      if (request.limits().redirects() == 0 || !Redirects.isOne(exchange.head())) {
        return exchange;
      }
      exchange.close();
      if (followed == request.limits().redirects()) {
        throw new HttpFailed(
            HttpFailed.Reason.TOO_MANY_REDIRECTS, "more than " + followed + " redirects");
      }
      cookies.remember(next.url(), exchange.headers());
      next = Redirects.follow(next, exchange.head());
    }
  }

  private HttpExchange ask(HttpRequest request, Cookies cookies, Deadline deadline)
      throws HttpFailed, InterruptedException {
    Route route = connector.route(request.url());
    byte[] head = Outgoing.head(request, route.target(), headers(request, route, cookies));
    Lines.Line line = new Lines.Line(route, request.trust());
    Connection connection = connection(request, line, deadline);
    try {
      deadline.reading();
      ResponseHead answer = exchange(connection, head, request.body());
      InputStream body = Bodies.of(answer, request.method(), connection.in());
      Lines.Return back =
          lines == null || !answer.keepsConnection() ? null : new Lines.Return(lines, line);
      return new HttpExchange(request.url(), answer, connection, body, back);
    } catch (IOException e) {
      connection.close();
      String doing = "asking " + request.url().address();
      throw Failures.of(e, deadline, HttpFailed.Reason.CUT, doing);
    }
  }

  private Connection connection(HttpRequest request, Lines.Line line, Deadline deadline)
      throws HttpFailed, InterruptedException {
    Connection kept = lines == null ? null : lines.take(line);
    if (kept == null) {
      return connector.open(request, line.route(), deadline);
    }
    kept.begin(deadline);
    return kept;
  }

  private Headers headers(HttpRequest request, Route route, Cookies cookies) {
    Headers headers = Outgoing.headers(request, agent);
    String told = cookies.tell(request.url());
    if (!told.isEmpty()) {
      headers = headers.with("Cookie", told);
    }
    if (!request.url().isSecure() && !route.proxyCredentials().isEmpty()) {
      headers = headers.with("Proxy-Authorization", Outgoing.basic(route.proxyCredentials()));
    }
    String credentials = credentials(request);
    return credentials.isEmpty()
        ? headers
        : headers.with("Authorization", Outgoing.basic(credentials));
  }

  /// Those of the URL go before the caller's own header, those of the netrc file after it.
  private String credentials(HttpRequest request) {
    String written = Outgoing.credentials(request.url());
    if (!written.isEmpty() || request.headers().has("Authorization")) {
      return written;
    }
    String kept = netrc == null ? null : netrc.find(request.url().host());
    return kept == null ? "" : kept;
  }

  /// A server may answer and hang up before it has read all of a body: then its answer counts.
  private static ResponseHead exchange(Connection connection, byte[] head, Payload body)
      throws IOException {
    try {
      WriteGuard.write(connection, head, body);
    } catch (IOException e) {
      return afterBrokenWrite(connection, e);
    }
    return HeadReader.read(connection.in());
  }

  private static ResponseHead afterBrokenWrite(Connection connection, IOException broken)
      throws IOException {
    try {
      return HeadReader.read(connection.in());
    } catch (IOException e) {
      broken.addSuppressed(e);
      throw broken;
    }
  }
}
