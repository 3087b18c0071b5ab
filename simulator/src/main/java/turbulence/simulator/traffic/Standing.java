package turbulence.simulator.traffic;

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
  private volatile boolean open = true;

  Standing(Outlet outlet, Trip trip, Listener listener) {
    this.outlet = outlet;
    this.trip = trip;
    this.listener = listener;
  }

  @Override
  public Response call(Request request) throws Unreachable, InterruptedException {
    if (!open) {
      throw new Unreachable("EOF");
    }
    Response response = outlet.through(trip, listener, request);
    if (!open) {
      throw new Unreachable("EOF");
    }
    return response;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    listener.release(this);
    outlet.forget(this);
  }
}
