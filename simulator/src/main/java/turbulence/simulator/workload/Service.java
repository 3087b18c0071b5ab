package turbulence.simulator.workload;

/// Answers requests that arrive at a port of a pod. Called on threads that may block, many at a time.
@FunctionalInterface
public interface Service {
  Response answer(Request request) throws InterruptedException, Unreachable;

  /// An HTTP request; the target is path and query, the headers' names are as they were sent.
  record Request(String method, String target, Headers headers, Body body, String peerIp) {}

  /// An HTTP answer.
  record Response(int status, Headers headers, Body body) {}

  /// The other end did not answer: refused, timed out, cut, or its name is unknown.
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreachable(String reason) {
      super(reason, null, false, false);
    }
  }
}
