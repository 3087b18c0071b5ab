package turbulence.simulator.workload.image;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// `agnhost`, the image that Kubernetes' own tests and documentation use: its first argument says
/// what it is.
final class TestHost {
  private static final Duration HEALTHY = Duration.ofSeconds(10);

  private TestHost() {}

  static void start(Shell shell) {
    List<String> words = Echo.words(shell);
    List<String> own = words.stream().filter(word -> !word.endsWith("agnhost")).toList();
    String mode = own.isEmpty() ? "pause" : own.getFirst();
    switch (mode) {
      case "netexec" -> netexec(shell, own);
      case "serve-hostname" -> named(shell, own);
      case "liveness" -> ailing(shell);
      case "pause" -> StandIn.pause(shell);
      default -> {
        shell.print("Error: unknown command \"" + mode + "\" for \"app\"");
        shell.exit(1);
      }
    }
  }

  private static void netexec(Shell shell, List<String> words) {
    shell.onTermination(() -> shell.exit(2));
    int port = Echo.port(Echo.option(words, "http-port").orElse(""), 8080);
    new GoLog(shell).print("Started HTTP server on port " + port);
    shell.listen(port, request -> answer(shell, request));
  }

  private static Response answer(Shell shell, Request request) throws InterruptedException {
    return switch (request.path()) {
      case "/" -> Response.text(200, "NOW: " + shell.now());
      case "/hostname", "/hostName" -> Response.text(200, shell.place().pod());
      case "/clientip" -> Response.text(200, request.peerIp() + ":40000");
      case "/echo" -> Response.text(echoCode(request), request.parameter("msg"));
      case "/healthz" -> Response.text(200, "");
      case "/exit" -> {
        shell.exit(Echo.port(request.parameter("code"), 0) & 0xff);
        yield Response.text(200, "");
      }
      default -> Response.text(404, "404 page not found\n");
    };
  }

  private static int echoCode(Request request) {
    int code = Echo.port(request.parameter("code"), 200);
    return code >= 200 && code <= 599 ? code : 200;
  }

  private static void named(Shell shell, List<String> words) {
    shell.onTermination(() -> shell.exit(0));
    int port = Echo.port(Echo.option(words, "port").orElse(""), 9376);
    new GoLog(shell).print("Serving on port " + port + ".");
    shell.listen(port, _ -> Response.text(200, shell.place().pod()));
  }

  /// Healthy for ten seconds only.
  private static void ailing(Shell shell) {
    Instant end = shell.now().plus(HEALTHY);
    shell.onTermination(() -> shell.exit(2));
    shell.listen(
        8080,
        request ->
            !request.path().equals("/healthz") || shell.now().isBefore(end)
                ? Response.text(200, "ok")
                : Response.text(
                    500, "error: " + Duration.between(end.minus(HEALTHY), shell.now())));
  }
}
