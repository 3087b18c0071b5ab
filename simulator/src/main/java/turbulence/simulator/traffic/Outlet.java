package turbulence.simulator.traffic;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import turbulence.simulator.traffic.Trip.Origin;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The cluster's network as one container reaches it. Shared between threads.
public final class Outlet implements Network, AutoCloseable {
  /// How long programs wait for a connection that nobody accepts or refuses.
  static final Duration DIAL = Duration.ofSeconds(30);

  private final Wires wires;
  private final Origin origin;
  private final Duration dial;
  private final Set<Standing> standing = new HashSet<>();
  private boolean closed;

  Outlet(Wires wires, Origin origin, Duration dial) {
    this.wires = wires;
    this.origin = origin;
    this.dial = dial;
  }

  @Override
  public Response call(String host, int port, Request request)
      throws Unreachable, InterruptedException {
    Request sent =
        new Request(
            request.method(), request.target(), request.headers(), request.body(), origin.ip());
    return named(wires.hops().naming(), Trip.to(origin, host, port), sent);
  }

  @Override
  public Response call(String host, int port, Request request, Duration patience)
      throws Unreachable, InterruptedException {
    return new Patience(wires.timeline()).within(patience, () -> call(host, port, request));
  }

  private Response named(List<Hop> hops, Trip trip, Request request)
      throws Unreachable, InterruptedException {
    if (hops.isEmpty()) {
      return wired(wires.hops().wire(), trip.at(wires.directory().find(trip)), request);
    }
    List<Hop> rest = hops.subList(1, hops.size());
    return hops.getFirst().pass(trip, request, (next, sent) -> named(rest, next, sent));
  }

  private Response wired(List<Hop> hops, Trip trip, Request request)
      throws Unreachable, InterruptedException {
    if (hops.isEmpty()) {
      return through(trip, dial(trip), request);
    }
    List<Hop> rest = hops.subList(1, hops.size());
    return hops.getFirst().pass(trip, request, (next, sent) -> wired(rest, next, sent));
  }

  private Listener dial(Trip trip) throws Unreachable, InterruptedException {
    Stop stop = chosen(trip);
    waitIfLost(stop, "dial tcp " + stop.via());
    return wires
        .listener(stop.ip(), stop.port())
        .orElseThrow(
            () -> new Unreachable("dial tcp " + stop.via() + ": connect: connection refused"));
  }

  /// Sends a request to where a connection leads.
  Response through(Trip trip, Listener listener, Request request)
      throws Unreachable, InterruptedException {
    waitIfLost(chosen(trip), "read tcp " + chosen(trip).via());
    Response response = listener.answer(request);
    waitIfLost(chosen(trip), "read tcp " + chosen(trip).via());
    return response;
  }

  private void waitIfLost(Stop stop, String what) throws Unreachable, InterruptedException {
    if (wires.isLost(stop.ip()) || wires.isLost(origin.ip())) {
      wires.timeline().sleep(dial);
      throw Unreachable.timeout(what + ": i/o timeout");
    }
  }

  private static Stop chosen(Trip trip) {
    Stop stop = trip.stop();
    if (stop == null) {
      throw new IllegalStateException("no pod was chosen for " + trip.host());
    }
    return stop;
  }

  @Override
  public Connection connect(String host, int port) throws Unreachable, InterruptedException {
    Trip trip = Trip.to(origin, host, port);
    for (Hop hop : wires.hops().naming()) {
      trip = hop.connect(trip);
    }
    trip = trip.at(wires.directory().find(trip));
    for (Hop hop : wires.hops().wire()) {
      trip = hop.connect(trip);
    }
    Listener listener = dial(trip);
    Standing connection = new Standing(this, trip, listener);
    if (!listener.hold(connection) || !hold(connection)) {
      throw new Unreachable("EOF");
    }
    return connection;
  }

  @Override
  public List<String> addresses(String host) {
    return wires.directory().addresses(host, origin);
  }

  private synchronized boolean hold(Standing connection) {
    return !closed && standing.add(connection);
  }

  synchronized void forget(Standing connection) {
    standing.remove(connection);
  }

  /// Ends all connections of this container.
  @Override
  public void close() {
    Set<Standing> ended;
    synchronized (this) {
      closed = true;
      ended = Set.copyOf(standing);
    }
    ended.forEach(Standing::close);
  }
}
