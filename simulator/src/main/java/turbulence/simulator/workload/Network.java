package turbulence.simulator.workload;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The cluster's network as one container reaches it: names of services and addresses of pods.
public interface Network {
  /// Sends an HTTP request to a host (a service's name in any of its forms, or an address) and
  /// port, and waits for the answer however long that takes; `localhost` is the pod itself.
  Response call(String host, int port, Request request) throws Unreachable, InterruptedException;

  /// Sends an HTTP request and gives up after that much simulated time.
  Response call(String host, int port, Request request, Duration patience)
      throws Unreachable, InterruptedException;

  /// Opens a connection that stays: it is open until the other container or this one ends.
  Connection connect(String host, int port) throws Unreachable, InterruptedException;

  /// Finds out whether somebody would accept a connection, and opens none.
  default void knock(String host, int port) throws Unreachable, InterruptedException {
    connect(host, port).close();
  }

  /// The addresses that a name stands for: none when it is unknown.
  List<String> addresses(String host);

  /// The port of this machine at which the API server listens, when that is who is called; it is
  /// reached from there and not through [#call].
  default OptionalInt apiServer(String host, int port) throws Unreachable {
    return OptionalInt.empty();
  }

  /// A connection that stays open until one of its ends is gone.
  interface Connection {
    /// Sends a request over it.
    Response call(Request request) throws Unreachable, InterruptedException;

    boolean isOpen();

    /// Hangs up; nothing when the other end did before.
    void close();
  }
}
