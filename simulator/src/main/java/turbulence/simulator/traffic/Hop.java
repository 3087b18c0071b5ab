package turbulence.simulator.traffic;

import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// Something that lies between a caller and whom it calls: a sidecar's rules, a network policy.
///
/// Requests pass the hops one after the other; each may change the request or its destination,
/// answer in the destination's place, wait, fail, or send it on more than once. Called on the
/// caller's thread, many at a time.
public interface Hop {
  /// Passes a request on.
  Response pass(Trip trip, Request request, Way way) throws Unreachable, InterruptedException;

  /// Lets a connection that stays through: the trip as it goes on.
  default Trip connect(Trip trip) throws Unreachable, InterruptedException {
    return trip;
  }

  /// Whether it accepts connections by itself, wherever they lead, as the proxy of a caller does.
  default boolean accepts(Trip trip) {
    return false;
  }

  /// Lets through what is sent over a connection that stays.
  default void carry(Trip trip) throws Unreachable, InterruptedException {}

  /// Hears of a connection that stays and was just opened.
  default Tap tap(Trip trip) {
    return Tap.NONE;
  }

  /// Hears of one connection.
  interface Tap {
    /// Hears nothing.
    Tap NONE =
        new Tap() {
          @Override
          public void carried(long to, long back) {}

          @Override
          public void closed() {}
        };

    /// Bytes went over it: to the one who was called, and back.
    void carried(long to, long back);

    void closed();
  }

  /// The rest of the way.
  @FunctionalInterface
  interface Way {
    Response on(Trip trip, Request request) throws Unreachable, InterruptedException;
  }
}
