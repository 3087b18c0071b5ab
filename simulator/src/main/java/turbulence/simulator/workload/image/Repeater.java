package turbulence.simulator.workload.image;

import turbulence.simulator.workload.Address;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// Calls the URL in the parameter `addr` and passes its status and body on.
final class Repeater {
  private static final int PORT = 8080;
  private static final int REDIRECTS = 10;

  private final Shell shell;
  private final GoLog log;

  private Repeater(Shell shell) {
    this.shell = shell;
    this.log = new GoLog(shell);
  }

  static void start(Shell shell) {
    Repeater repeater = new Repeater(shell);
    shell.onTermination(() -> shell.exit(2));
    repeater.log.print("Running the server");
    shell.listen(PORT, repeater::answer);
  }

  private Response answer(Request request) throws InterruptedException {
    String url = request.parameter("addr");
    if (url.isEmpty()) {
      return Response.text(200, "`addr` was not specified");
    }
    log.print("addr: " + url);
    try {
      Response response = get(url, REDIRECTS);
      log.print("status code: " + response.status());
      return passedOn(response);
    } catch (Unreachable | IllegalArgumentException e) {
      return Response.text(500, "Something's terribly wrong");
    }
  }

  /// Status and body; headers are its own.
  private static Response passedOn(Response response) {
    Headers headers =
        response.body().size() == 0
            ? Headers.NONE
            : Headers.of("Content-Type", "text/plain; charset=utf-8");
    return new Response(response.status(), headers, response.body());
  }

  private Response get(String url, int redirects) throws Unreachable, InterruptedException {
    Address address = Address.of(url);
    Request request = Request.get(address.authority(), address.target());
    Response response = shell.network().call(address.host(), address.port(), request);
    String location = response.headers().first("Location").orElse("");
    if (response.status() / 100 != 3 || location.isEmpty()) {
      return response;
    } else if (redirects == 0) {
      throw new Unreachable("stopped after 10 redirects");
    }
    boolean local = location.startsWith("/");
    return get(local ? "http://" + address.authority() + location : location, redirects - 1);
  }
}
