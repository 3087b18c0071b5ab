package turbulence.simulator.http;

import java.util.List;

/// What a client asks for, without the body.
///
/// @param target as it was sent
/// @param path the target's path, decoded, with its leading slash
/// @param recent whether the client speaks HTTP/1.1, not 1.0
public record Request(
    String method, String target, String path, Query query, Headers headers, boolean recent) {

  /// The parts of the path between its slashes, without those at its ends. An encoded slash parts
  /// too, as in Go's servers, which decode first; empty for `/`.
  public List<String> segments() {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? List.of() : List.of(path.substring(from, to).split("/", -1));
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /// Whether the client wants to send more requests on this connection.
  boolean keepsAlive() {
    return recent
        ? !headers.lists("Connection", "close")
        : headers.lists("Connection", "keep-alive");
  }
}
