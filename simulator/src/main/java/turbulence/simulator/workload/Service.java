package turbulence.simulator.workload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Answers requests that arrive at a port of a pod. Called on threads that may block, many at a
/// time.
///
/// Throwing [Unreachable] closes the connection without an answer.
@FunctionalInterface
public interface Service {
  Response answer(Request request) throws InterruptedException, Unreachable;

  /// An HTTP request; the target is path and query, the headers' names are as they were sent.
  record Request(String method, String target, Headers headers, Body body, String peerIp) {
    /// A request without a body for a host.
    public static Request get(String host, String target) {
      return new Request("GET", target, Headers.of("Host", host), Body.EMPTY, "");
    }

    /// The target without its query, as it was sent.
    public String path() {
      int mark = target.indexOf('?');
      return mark < 0 ? target : target.substring(0, mark);
    }

    /// The first value of a parameter in the query, decoded; empty when there is none.
    public String parameter(String name) {
      int mark = target.indexOf('?');
      String query = mark < 0 ? "" : target.substring(mark + 1);
      for (String pair : query.split("&", -1)) {
        int sign = pair.indexOf('=');
        if (decoded(sign < 0 ? pair : pair.substring(0, sign)).equals(name)) {
          return sign < 0 ? "" : decoded(pair.substring(sign + 1));
        }
      }
      return "";
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return ""; // what cannot be read was not given
      }
    }
  }

  /// An HTTP answer.
  record Response(int status, Headers headers, Body body) {
    public static Response text(int status, String body) {
      return of(status, "text/plain; charset=utf-8", body);
    }

    public static Response of(int status, String contentType, String body) {
      return new Response(status, Headers.of("Content-Type", contentType), Body.of(body));
    }
  }

  /// The other end did not answer: refused, timed out, cut, or its name is unknown.
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean timeout;

    public Unreachable(String reason) {
      this(reason, false);
    }

    private Unreachable(String reason, boolean timeout) {
      super(reason, null, false, false);
      this.timeout = timeout;
    }

    public static Unreachable timeout(String reason) {
      return new Unreachable(reason, true);
    }

    /// Whether the other end said nothing at all for as long as was waited.
    public boolean isTimeout() {
      return timeout;
    }
  }
}
