package turbulence.simulator.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
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

  /// Who calls.
  public Origin origin() {
    return origin;
  }

  @Override
  public Response call(String host, int port, Request request)
      throws Unreachable, InterruptedException {
    Request sent =
        new Request(
            request.method(), request.target(), request.headers(), request.body(), origin.ip());
    return named(wires.hops().naming(), Trip.to(origin, host, port).dialling(dial), sent);
  }

  /// Sends a request to the pod that a proxy chose: past what its host's name stands for.
  ///
  /// @param meant where it goes; who calls is this one
  public Response reach(Trip meant, Request request) throws Unreachable, InterruptedException {
    Trip trip =
        new Trip(origin, meant.host(), meant.port(), meant.eligible(), meant.stop(), meant.dial());
    return wired(wires.hops().wire(), trip, request);
  }

  @Override
  public Response call(String host, int port, Request request, Duration patience)
      throws Unreachable, InterruptedException {
    return new Patience(wires.timeline()).within(patience, () -> call(host, port, request));
  }

  private Response named(List<Hop> hops, Trip trip, Request request)
      throws Unreachable, InterruptedException {
    if (hops.isEmpty()) {
      Trip chosen = trip.stop() == null ? trip.at(wires.directory().find(trip)) : trip;
      return wired(wires.hops().wire(), chosen, request);
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
    waitIfLost(trip, "dial tcp ");
    return wires
        .listener(stop.ip(), stop.port())
        .orElseThrow(
            () -> new Unreachable("dial tcp " + stop.via() + ": connect: connection refused"));
  }

  /// Sends a request to where a connection leads.
  Response through(Trip trip, Listener listener, Request request)
      throws Unreachable, InterruptedException {
    waitIfLost(trip, "read tcp ");
    Response response = listener.answer(request);
    waitIfLost(trip, "read tcp ");
    return response;
  }

  /// Sends a request over a connection that stays.
  Response over(Trip trip, Listener listener, Request request)
      throws Unreachable, InterruptedException {
    for (Hop hop : wires.hops().wire()) {
      hop.carry(trip);
    }
    return through(trip, listener, request);
  }

  private void waitIfLost(Trip trip, String what) throws Unreachable, InterruptedException {
    Stop stop = chosen(trip);
    if (wires.isLost(stop.ip()) || wires.isLost(origin.ip())) {
      Client.mayHaveToWait();
      wires.timeline().sleep(trip.dial());
      throw Unreachable.timeout(what + stop.via() + ": i/o timeout");
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
    Trip trip = Trip.to(origin, host, port).dialling(dial);
    for (Hop hop : wires.hops().naming()) {
      trip = hop.connect(trip);
    }
    trip = trip.at(wires.directory().find(trip));
    for (Hop hop : wires.hops().wire()) {
      trip = hop.connect(trip);
    }
    Listener listener = dial(trip);
    Standing connection = new Standing(this, trip, listener, taps(trip));
    if (!listener.hold(connection) || !hold(connection)) {
      connection.close();
      throw new Unreachable("EOF");
    }
    return connection;
  }

  @Override
  public void knock(String host, int port) throws Unreachable, InterruptedException {
    Trip trip = Trip.to(origin, host, port).dialling(dial);
    for (Hop hop : wires.hops().naming()) {
      if (hop.accepts(trip)) {
        return;
      }
      trip = hop.connect(trip);
    }
    trip = trip.at(wires.directory().find(trip));
    for (Hop hop : wires.hops().wire()) {
      trip = hop.connect(trip);
    }
    Listener listener = dial(trip);
    if (listener.isClosed()) {
      throw new Unreachable("EOF");
    }
  }

  private List<Hop.Tap> taps(Trip trip) {
    List<Hop.Tap> taps = new ArrayList<>();
    for (Hop hop : wires.hops().wire()) {
      Hop.Tap tap = hop.tap(trip);
      if (!tap.equals(Hop.Tap.NONE)) {
        taps.add(tap);
      }
    }
    return taps;
  }

  @Override
  public List<String> addresses(String host) {
    return wires.directory().addresses(host, origin);
  }

  @Override
  public OptionalInt apiServer(String host, int port) throws Unreachable {
    return wires.directory().apiServer(Trip.to(origin, host, port));
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
