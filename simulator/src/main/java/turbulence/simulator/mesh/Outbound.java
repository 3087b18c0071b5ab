package turbulence.simulator.mesh;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Asked;
import turbulence.simulator.mesh.rule.Retries.Failure;
import turbulence.simulator.mesh.rule.Route;
import turbulence.simulator.traffic.Hop;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The proxies of callers: routes, faults and retries act here. Callers without one pass by.
final class Outbound implements Hop {
  private static final String SERVER = "envoy";

  private final Grounds grounds;
  private final Supplier<Book> book;
  private final Router router;
  private final Reports reports;

  Outbound(Grounds grounds, Supplier<Book> book, Router router, Reports reports) {
    this.grounds = grounds;
    this.book = book;
    this.router = router;
    this.reports = reports;
  }

  @Override
  public Response pass(Trip trip, Request request, Way way)
      throws Unreachable, InterruptedException {
    Peer caller = grounds.peers().at(trip.origin().ip());
    if (caller == null || !caller.inMesh() || Services.isLocal(trip.host())) {
      return way.on(trip, request);
    }
    String authority = request.headers().first("Host").orElse(trip.host());
    Called called =
        book.get()
            .called(new Book.Question(caller.namespace(), trip.host(), authority, trip.port()));
    if (Called.OPAQUE.equals(called)) {
      return way.on(trip, request);
    }
    Instant begun = grounds.timeline().instant();
    String host = called == null ? Services.bare(authority) : called.host();
    try {
      Outcome outcome =
          called == null
              ? passedOn(trip, request, way)
              : routed(called, asked(trip, request, caller, authority), trip, way);
      Peer callee = outcome.stop() == null ? null : grounds.peers().at(outcome.stop().ip());
      String meant = outcome.host().isEmpty() ? host : outcome.host();
      reports.answered(Reports.Line.of(End.SOURCE, caller, callee, meant), request, outcome, begun);
      return Replies.handedOn(outcome.response(), SERVER);
    } catch (InterruptedException stop) {
      reports.left(Reports.Line.of(End.SOURCE, caller, null, host), request, begun);
      throw stop;
    }
  }

  @Override
  public boolean accepts(Trip trip) {
    Peer caller = grounds.peers().at(trip.origin().ip());
    return caller != null && caller.inMesh() && !Services.isLocal(trip.host());
  }

  private static Asked asked(Trip trip, Request request, Peer caller, String authority) {
    return new Asked(
        request, authority, trip.port(), Asked.MESH, caller.namespace(), caller.labels());
  }

  private Outcome routed(Called called, Asked asked, Trip trip, Way way)
      throws InterruptedException {
    for (Route route : called.routes()) {
      Request taken = route.taken(asked);
      if (taken != null) {
        Job.Sender sender = (leg, sent) -> way.on(leg.trip(trip.origin()), sent);
        return router.pass(new Job(asked, route, taken, trip.origin().ip(), sender));
      }
    }
    return Outcome.own(Replies.NO_ROUTE, "NR");
  }

  /// To whom no rule knows. That a name is unknown is found out before a proxy is asked.
  private static Outcome passedOn(Trip trip, Request request, Way way)
      throws Unreachable, InterruptedException {
    @Nullable Stop stop = trip.stop();
    try {
      return new Outcome(way.on(trip, request), "", "", stop);
    } catch (Unreachable unreachable) {
      if (String.valueOf(unreachable.getMessage()).startsWith("dial tcp: lookup")) {
        throw unreachable;
      }
      Failure failure = Tries.failure(unreachable);
      return Outcome.own(Replies.of(failure), Replies.flag(failure));
    }
  }
}
