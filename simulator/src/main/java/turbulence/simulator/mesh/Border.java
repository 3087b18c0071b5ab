package turbulence.simulator.mesh;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import turbulence.simulator.mesh.rule.Asked;
import turbulence.simulator.mesh.rule.Entry;
import turbulence.simulator.mesh.rule.Entry.Bound;
import turbulence.simulator.mesh.rule.Entry.Domain;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.workload.Service;

/// A proxy in a pod of its own that lets requests into the mesh: what Gateways and the
/// VirtualServices that name them say acts here.
final class Border implements Service {
  static final int PORT = 80;
  private static final String SERVER = "istio-envoy";

  /// Strangers make up hosts; what is told of them must not grow without end.
  private static final String UNKNOWN = "unknown";

  private final Grounds grounds;
  private final Supplier<Book> book;
  private final Router router;
  private final Reports reports;
  private final Trip.Origin here;
  private final Outlet outlet;

  Border(Grounds grounds, Supplier<Book> book, Router router, Reports reports, Outlet outlet) {
    this.grounds = grounds;
    this.book = book;
    this.router = router;
    this.reports = reports;
    this.outlet = outlet;
    this.here = outlet.origin();
  }

  @Override
  public Response answer(Request request) throws Unreachable, InterruptedException {
    Peer self = grounds.peers().at(here.ip());
    if (self == null) {
      throw new Unreachable("dial tcp " + here.ip() + ": connect: connection refused");
    }
    Entry entry = book.get().rules().entry(self.labels());
    if (!entry.isOpen()) {
      throw new Unreachable("dial tcp " + here.ip() + ": connect: connection refused");
    }
    String authority = request.headers().first("Host").orElse("");
    Instant begun = grounds.timeline().instant();
    try {
      Outcome outcome = routed(entry.find(Services.bare(authority)), request, authority, self);
      Peer callee = outcome.stop() == null ? null : grounds.peers().at(outcome.stop().ip());
      String host = outcome.host().isEmpty() ? UNKNOWN : outcome.host();
      reports.answered(Reports.Line.of(End.SOURCE, self, callee, host), request, outcome, begun);
      return Replies.handedOn(outcome.response(), SERVER);
    } catch (InterruptedException stop) {
      reports.left(Reports.Line.of(End.SOURCE, self, null, UNKNOWN), request, begun);
      throw stop;
    }
  }

  private Outcome routed(Optional<Domain> domain, Request request, String authority, Peer self)
      throws InterruptedException {
    if (domain.isEmpty()) {
      return Outcome.own(Replies.NO_ROUTE, "NR");
    } else if (domain.get().redirects()) {
      return Outcome.own(Replies.secured(asked(request, authority, "", self)), "");
    }
    for (Bound bound : domain.get().routes()) {
      Asked asked = asked(request, authority, bound.gateway(), self);
      Request taken = bound.route().taken(asked);
      if (taken != null) {
        Request sent = from(taken);
        return router.pass(new Job(asked, bound.route(), sent, here.ip(), this::reach));
      }
    }
    return Outcome.own(Replies.NO_ROUTE, "NR");
  }

  private Response reach(Job.Leg leg, Request request) throws Unreachable, InterruptedException {
    return outlet.reach(leg.trip(here), request);
  }

  private static Asked asked(Request request, String authority, String gateway, Peer self) {
    return new Asked(request, authority, PORT, gateway, self.namespace(), self.labels());
  }

  /// Pods see the proxy as the one who calls.
  private Request from(Request request) {
    return new Request(
        request.method(), request.target(), request.headers(), request.body(), here.ip());
  }
}
