package turbulence.simulator.traffic;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// A connection that stays until one of its ends is gone; then it never comes back. Shared between
/// threads.
final class Standing implements Connection {
  private final Outlet outlet;
  private final Trip trip;
  private final Listener listener;
  private final List<Hop.Tap> taps;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Standing(Outlet outlet, Trip trip, Listener listener, List<Hop.Tap> taps) {
    this.outlet = outlet;
    this.trip = trip;
    this.listener = listener;
    this.taps = taps;
  }

  @Override
  public Response call(Request request) throws Unreachable, InterruptedException {
    if (!isOpen()) {
      throw new Unreachable("EOF");
    }
    Response response = outlet.over(trip, listener, request);
    if (!isOpen()) {
      throw new Unreachable("EOF");
    }
    taps.forEach(tap -> tap.carried(request.body().size(), response.body().size()));
    return response;
  }

  @Override
  public boolean isOpen() {
    return open.get();
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      listener.release(this);
      outlet.forget(this);
      taps.forEach(Hop.Tap::closed);
    }
  }
}
