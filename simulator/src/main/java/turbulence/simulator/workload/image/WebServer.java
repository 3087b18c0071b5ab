package turbulence.simulator.workload.image;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// A web server with a page of welcome: nginx or Apache httpd. It ends well when it is asked to.
record WebServer(Flavour flavour, int port) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Which server it is.
  enum Flavour {
    NGINX("nginx", "/docker-entrypoint.sh: Configuration complete; ready for start up"),
    HTTPD("Apache", "[core:notice] [pid 1] AH00094: Command line: 'httpd -D FOREGROUND'");

    private final String server;
    private final String greeting;

    Flavour(String server, String greeting) {
      this.server = server;
      this.greeting = greeting;
    }

    String welcome() {
      return this == HTTPD
          ? "<html><body><h1>It works!</h1></body></html>\n"
          : """
          <!DOCTYPE html>
          <html>
          <head><title>Welcome to nginx!</title></head>
          <body><h1>Welcome to nginx!</h1>
          <p>This page comes from a simulated container.</p></body>
          </html>
          """;
    }
  }

  void start(Shell shell) {
    shell.onTermination(() -> shell.exit(0));
    shell.print(flavour.greeting);
    shell.listen(port, request -> answer(shell, request));
  }

  private Response answer(Shell shell, Request request) {
    Response response = response(request);
    String line =
        "%s - - [%s] \"%s %s HTTP/1.1\" %d %d \"%s\" \"%s\"%s"
            .formatted(
                request.peerIp(),
                STAMP.format(shell.now()),
                request.method(),
                request.target(),
                response.status(),
                response.body().size(),
                request.headers().first("Referer").orElse("-"),
                request.headers().first("User-Agent").orElse("-"),
                flavour == Flavour.NGINX ? " \"-\"" : "");
    shell.print(line);
    return response;
  }

  private Response response(Request request) {
    boolean known = request.path().equals("/") || request.path().equals("/index.html");
    if (!known) {
      return page(404, page("404 Not Found"));
    } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return page(405, page("405 Not Allowed"));
    }
    return page(200, flavour.welcome());
  }

  private String page(String title) {
    return "<html>\r\n<head><title>"
        + title
        + "</title></head>\r\n<body>\r\n<center><h1>"
        + title
        + "</h1></center>\r\n<hr><center>"
        + flavour.server
        + "</center>\r\n</body>\r\n</html>\r\n";
  }

  private Response page(int status, String html) {
    Headers headers = Headers.of("Server", flavour.server).with("Content-Type", "text/html");
    return new Response(status, headers, Body.of(html));
  }
}
