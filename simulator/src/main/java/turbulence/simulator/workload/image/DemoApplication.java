package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// The demo application: a version, people in a database, and a limit of requests.
final class DemoApplication {
  private static final int PORT = 8080;
  private static final Duration COOL_DOWN = Duration.ofSeconds(15);

  private final Shell shell;
  private final GoLog log;
  private final String version;
  private final DemoSession session;
  private final RequestTimes times;
  private final Limiter limiter;
  private volatile Instant limitReached;

  private DemoApplication(Shell shell, DemoSession session) {
    this.shell = shell;
    this.log = new GoLog(shell);
    this.version = shell.environment().getOrDefault("VERSION", "");
    this.session = session;
    this.times = new RequestTimes(shell.environment().getOrDefault("SERVICE_NAME", "go-demo"));
    this.limiter = new Limiter(5, 10, shell.now());
    this.limitReached = shell.now().minusSeconds(60);
  }

  /// It ends when it finds no database, and at once when it is asked to, as Go programs do.
  static void start(Shell shell) {
    shell.onTermination(() -> shell.exit(2));
    shell.beside(() -> boot(shell));
  }

  private static void boot(Shell shell) throws InterruptedException {
    GoLog log = new GoLog(shell);
    log.print("Starting the application");
    String named = shell.environment().getOrDefault("DB_ENV", "");
    String database = shell.environment().getOrDefault(named.isEmpty() ? "DB" : named, "");
    String host = database.isEmpty() ? "localhost" : database;
    log.print("Configuring DB " + host);
    Optional<DemoSession> session = DemoSession.open(shell, host);
    if (session.isEmpty()) {
      shell.print("panic: no reachable servers");
      shell.print("");
      shell.print("goroutine 1 [running]:");
      shell.print("main.setupDb()");
      shell.print("\t/go/src/go-demo-8/main.go:74 +0x32e");
      shell.print("main.main()");
      shell.print("\t/go/src/go-demo-8/main.go:52 +0x78");
      shell.exit(2);
      return;
    }
    log.print("Running the server");
    DemoApplication application = new DemoApplication(shell, session.get());
    shell.listen(PORT, application::answer);
  }

  private Response answer(Request request) throws InterruptedException, Unreachable {
    if (request.path().equals("/metrics")) {
      return Response.of(200, "text/plain; version=0.0.4", times.text());
    }
    log.print(request.method() + " request to " + request.target());
    Instant begun = shell.now();
    Response response =
        switch (request.path()) {
          case "/demo/hello" -> hello(request);
          case "/demo/person" -> person(request);
          case "/demo/random-error" -> perhaps();
          case "/limiter" -> limited();
          default -> version(request);
        };
    if (request.path().startsWith("/demo/") && times.isCounted(request.path())) {
      times.add(request, response.status(), Duration.between(begun, shell.now()));
    }
    return response;
  }

  private Response version(Request request) {
    String release = request.headers().first("release").orElse("");
    return Response.text(
        200,
        "Version: " + version + "; Release: " + (release.isEmpty() ? "unknown" : release) + "\n");
  }

  private String withVersion(String message) {
    return version.isEmpty() ? message : message + " with version " + version;
  }

  private Response hello(Request request) throws InterruptedException {
    String delay = request.parameter("delay");
    if (delay.matches("[0-9]{1,9}")) {
      shell.sleep(Duration.ofMillis(Long.parseLong(delay)));
    }
    return Response.text(200, withVersion("hello, Istio") + "!\n");
  }

  private Response perhaps() {
    if (shell.random().nextInt(5) == 0) {
      log.print("ERROR: Something, somewhere, went wrong!");
      return Response.text(500, "ERROR: Something, somewhere, went wrong!\n");
    }
    return Response.text(200, withVersion("Everything is still OK") + "\n");
  }

  private Response limited() {
    Instant now = shell.now();
    if (!limiter.allows(now)) {
      log.print("Limiter in action");
      limitReached = now;
      return refused();
    } else if (now.isBefore(limitReached.plus(COOL_DOWN))) {
      log.print("Cooling down after the limiter");
      return refused();
    }
    return Response.text(200, "Everything is OK\n");
  }

  private static Response refused() {
    Response answer = Response.text(429, "Internal Server Error\n");
    Headers headers = answer.headers().with("X-Content-Type-Options", "nosniff");
    return new Response(429, headers, answer.body());
  }

  private Response person(Request request) throws InterruptedException, Unreachable {
    if (request.method().equals("PUT")) {
      try {
        session.put(request.parameter("name"));
        return Response.text(200, "Everything is OK");
      } catch (Unreachable lost) {
        return Response.text(500, String.valueOf(lost.getMessage()));
      }
    }
    try {
      return Response.text(200, session.names());
    } catch (Unreachable lost) {
      int port = 32_768 + shell.random().nextInt(28_000);
      log.print("http: panic serving " + request.peerIp() + ":" + port + ": " + lost.getMessage());
      shell.print("goroutine 37 [running]:");
      throw new Unreachable("EOF");
    }
  }
}
