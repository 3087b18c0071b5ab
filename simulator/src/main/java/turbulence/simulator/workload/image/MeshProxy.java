package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// The proxy of a mesh as a container: it is ready once it was told its configuration, and takes
/// its time to end. What it does to traffic is done elsewhere.
final class MeshProxy {
  private static final String CONTROL = "istiod.istio-system.svc";
  private static final int CONTROL_PORT = 15_012;
  private static final int HEALTH = 15_021;
  private static final int AGENT = 15_020;
  private static final int STATS = 15_090;
  private static final int MONITORING = 15_014;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final Shell shell;
  private final AtomicBoolean told = new AtomicBoolean();

  private MeshProxy(Shell shell) {
    this.shell = shell;
  }

  static void start(Shell shell) {
    List<String> words = Echo.words(shell);
    if (words.contains("istio-iptables")) {
      shell.print("# Completed: traffic is led through the proxy");
      shell.exit(0);
      return;
    } else if (words.contains("wait") || words.contains("version")) {
      shell.exit(0);
      return;
    }
    new MeshProxy(shell).run();
  }

  private void run() {
    shell.onTermination(this::drain);
    say("info", "Version 1.26.0-simulated");
    say("info", "Proxy role: " + (Echo.words(shell).contains("router") ? "router" : "sidecar"));
    shell.listen(HEALTH, this::health);
    shell.listen(AGENT, this::agent);
    shell.listen(STATS, _ -> Response.text(200, ""));
    shell.beside(this::configure);
  }

  /// The form of its log: microseconds, a level and the words, with tabs between.
  private void say(String level, String words) {
    String time = shell.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String micros = Integer.toString(1_000_000 + shell.now().get(ChronoField.MICRO_OF_SECOND));
    shell.print(
        time.substring(0, time.length() - 1)
            + "."
            + micros.substring(1)
            + "Z\t"
            + level
            + "\t"
            + words);
  }

  private void configure() throws InterruptedException {
    while (!told.get()) {
      try {
        Connection connection = shell.network().connect(CONTROL, CONTROL_PORT);
        told.set(true);
        connection.close();
        say("info", "Envoy proxy is ready");
      } catch (Unreachable unreachable) {
        say("warn", "ca\tca request failed, starting attempt: " + unreachable.getMessage());
        shell.sleep(RETRY);
      }
    }
  }

  private Response health(Request request) {
    if (!request.path().equals("/healthz/ready")) {
      return Response.text(404, "404 page not found\n");
    } else if (told.get()) {
      return Response.text(200, "");
    }
    return Response.text(
        503,
        "Envoy proxy is NOT ready: config not received from XDS server (is Istiod running?): cds"
            + " updates: 0 successful, 0 rejected; lds updates: 0 successful, 0 rejected\n");
  }

  private Response agent(Request request) throws InterruptedException {
    return switch (request.path()) {
      case "/quitquitquit" -> quit(request);
      case "/stats/prometheus", "/metrics" -> stats();
      default -> health(request);
    };
  }

  /// What the proxy beside the agent has counted.
  private Response stats() throws InterruptedException {
    try {
      Request request = Request.get("localhost:" + STATS, "/stats/prometheus");
      return shell.network().call("localhost", STATS, request);
    } catch (Unreachable unreachable) {
      return Response.text(500, unreachable.getMessage() + "\n");
    }
  }

  /// How programs that end tell their proxy to end with them.
  private Response quit(Request request) {
    if (!request.method().equals("POST")) {
      return Response.text(405, "Method Not Allowed\n");
    }
    say("info", "/quitquitquit called");
    shell.after(Duration.ofMillis(10), () -> shell.exit(0));
    return Response.text(200, "ok");
  }

  private void drain() {
    say("info", "Status server has successfully terminated");
    say("info", "Agent draining Proxy for termination");
    say("info", "Graceful termination period is 5s, starting...");
    shell.after(
        DRAIN,
        () -> {
          say("info", "Graceful termination period complete, terminating remaining proxies.");
          shell.exit(0);
        });
  }

  /// istiod: its ports, and what it says when it is up.
  static void control(Shell shell) {
    new MeshProxy(shell).say("info", "All caches have been synced up, marking server ready");
    StandIn.start(shell);
    shell.listen(MONITORING, MeshProxy::monitored);
  }

  private static Response monitored(Request request) {
    return request.path().equals("/metrics")
        ? Response.of(
            200,
            "text/plain; version=0.0.4; charset=utf-8",
            """
            # HELP istio_build Istio component build info
            # TYPE istio_build gauge
            istio_build{component="pilot",tag="1.26.0"} 1
            # HELP pilot_info Pilot version and build information.
            # TYPE pilot_info gauge
            pilot_info{version="1.26.0-simulated"} 1
            """)
        : Response.text(404, "404 page not found\n");
  }
}
