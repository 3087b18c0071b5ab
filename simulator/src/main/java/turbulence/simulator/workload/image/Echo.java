package turbulence.simulator.workload.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Shell;

/// Small servers that answer with a fixed text, with their name, or with what they were asked.
final class Echo {
  private Echo() {}

  /// `http-echo -text=... -listen=:5678`: always the same text.
  static void fixed(Shell shell) {
    List<String> words = words(shell);
    String text = option(words, "text").orElse(shell.environment().getOrDefault("ECHO_TEXT", ""));
    if (text.isEmpty()) {
      shell.print("Missing -text option!");
      shell.exit(127);
      return;
    }
    GoLog log = new GoLog(shell);
    int port = port(option(words, "listen").orElse(":5678"), 5678);
    shell.onTermination(() -> shell.exit(0));
    log.print("[INFO] server is listening on :" + port);
    shell.listen(
        port,
        request -> {
          log.print(
              request.headers().first("Host").orElse("")
                  + " "
                  + request.peerIp()
                  + " \""
                  + request.method()
                  + " "
                  + request.target()
                  + " HTTP/1.1\" 200 "
                  + (text.length() + 1)
                  + " \""
                  + request.headers().first("User-Agent").orElse("")
                  + "\"");
          return Response.text(200, text + "\n");
        });
  }

  /// Tells a greeting, its version and the pod's name.
  static void hello(Shell shell) {
    String name = shell.place().pod();
    shell.onTermination(() -> shell.exit(2));
    shell.print("Server listening on port 8080");
    shell.listen(
        port(shell.environment().getOrDefault("PORT", ""), 8080),
        _ -> Response.text(200, "Hello, world!\nVersion: 1.0.0\nHostname: " + name + "\n"));
  }

  /// Repeats the request.
  static void mirror(Shell shell, int port) {
    shell.onTermination(() -> shell.exit(0));
    shell.listen(port, request -> Response.text(200, mirrored(shell, request)));
  }

  private static String mirrored(Shell shell, Request request) {
    StringBuilder text = new StringBuilder(256);
    text.append("Hostname: ").append(shell.place().pod()).append('\n');
    text.append("RemoteAddr: ").append(request.peerIp()).append('\n');
    text.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\n");
    request
        .headers()
        .all()
        .forEach(h -> text.append(h.getKey()).append(": ").append(h.getValue()).append('\n'));
    return text.append('\n').append(request.body().text()).toString();
  }

  static List<String> words(Shell shell) {
    return shell.command().isEmpty()
        ? shell.arguments()
        : Stream.concat(shell.command().stream(), shell.arguments().stream()).toList();
  }

  /// The value of `-name=value` or `-name value`, with one dash or two.
  static Optional<String> option(List<String> words, String name) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String bare =
          word.startsWith("--") ? word.substring(2) : word.startsWith("-") ? word.substring(1) : "";
      if (bare.startsWith(name + "=")) {
        return Optional.of(bare.substring(name.length() + 1));
      } else if (bare.equals(name) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /// The port in `:5678`, or the usual one.
  static int port(String listen, int usual) {
    String digits = listen.substring(listen.lastIndexOf(':') + 1);
    boolean number = digits.length() <= 5 && !digits.isEmpty();
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : usual;
  }
}
