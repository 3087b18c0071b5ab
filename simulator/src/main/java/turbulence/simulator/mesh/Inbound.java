package turbulence.simulator.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Hosts;
import turbulence.simulator.mesh.rule.Retries.Failure;
import turbulence.simulator.traffic.Hop;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Telemetry;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The proxies of those who are called: they tell what arrives, and answer while the program beside
/// them does not. Connections that stay are told of on both ends here.
final class Inbound implements Hop {
  private static final String SERVER = "istio-envoy";

  /// Ports of proxies and of those who tell them what to do: what goes there passes no proxy.
  private static final Set<Integer> OWN = Set.of(15_010, 15_012, 15_020, 15_021, 15_090);

  private final Grounds grounds;
  private final Reports reports;
  private final Telemetry telemetry;

  Inbound(Grounds grounds, Reports reports, Telemetry telemetry) {
    this.grounds = grounds;
    this.reports = reports;
    this.telemetry = telemetry;
  }

  @Override
  public Response pass(Trip trip, Request request, Way way)
      throws Unreachable, InterruptedException {
    Stop stop = trip.stop();
    Peer callee = stop == null ? null : grounds.peers().at(stop.ip());
    if (callee == null || !callee.inMesh() || isApart(trip, stop)) {
      return way.on(trip, request);
    }
    Peer caller = told(grounds.peers().at(trip.origin().ip()));
    Reports.Line line =
        Reports.Line.of(End.DESTINATION, caller, callee, host(trip, request, callee));
    Instant begun = grounds.timeline().instant();
    try {
      Outcome outcome = answered(trip, request, way, callee);
      reports.answered(line, request, outcome, begun);
      Duration took = Duration.between(begun, grounds.timeline().instant());
      return Replies.handedOn(
          outcome.flags().isEmpty() ? Replies.timed(outcome.response(), took) : outcome.response(),
          SERVER);
    } catch (InterruptedException stopped) {
      reports.left(line, request, begun);
      throw stopped;
    }
  }

  /// While its proxy runs, a program that is not there, or hangs up, is not noticed as such.
  private static Outcome answered(Trip trip, Request request, Way way, Peer callee)
      throws Unreachable, InterruptedException {
    try {
      return new Outcome(way.on(trip, request), "", "", trip.stop());
    } catch (Unreachable unreachable) {
      if (unreachable.isTimeout() || !callee.runsProxy()) {
        throw unreachable;
      }
      Failure failure = Tries.failure(unreachable);
      return new Outcome(Replies.of(failure), Replies.flag(failure), "", trip.stop());
    }
  }

  /// Of a caller without a proxy nothing is known.
  private static @Nullable Peer told(@Nullable Peer caller) {
    return caller == null || !caller.party().inMesh() ? null : caller;
  }

  /// The service that was called: as the caller's proxy says, else as far as the name tells.
  private String host(Trip trip, Request request, Peer callee) {
    if (!Hosts.parts(trip.host()).isEmpty()) {
      return trip.host();
    }
    String name = Services.bare(request.headers().first("Host").orElse(trip.host()));
    String namespace = trip.origin().namespace();
    return full(name, namespace.isEmpty() ? callee.namespace() : namespace);
  }

  private String full(String name, String namespace) {
    return (Services.isAddress(name)
            ? grounds.services().at(name)
            : grounds.services().called(name, namespace))
        .map(service -> Hosts.service(service.key().name(), service.key().namespace()))
        .orElse(name);
  }

  private static boolean isApart(Trip trip, @Nullable Stop stop) {
    return Services.isLocal(trip.host()) || stop != null && OWN.contains(stop.port());
  }

  @Override
  public Tap tap(Trip trip) {
    Stop stop = trip.stop();
    Peer caller = grounds.peers().at(trip.origin().ip());
    Peer callee = stop == null ? null : grounds.peers().at(stop.ip());
    List<End> ends = new ArrayList<>(2);
    if (caller != null && caller.inMesh()) {
      ends.add(End.SOURCE);
    }
    if (callee != null && callee.inMesh()) {
      ends.add(End.DESTINATION);
    }
    if (ends.isEmpty() || isApart(trip, stop)) {
      return Tap.NONE;
    }
    String host = full(trip.host(), trip.origin().namespace());
    Reports.Line line = Reports.Line.of(End.SOURCE, caller, callee, host);
    Wire wire = new Wire(ends, line, Reports.described("tcp", host, 0));
    ends.forEach(end -> telemetry.opened(end, line.source(), line.destination(), wire.request));
    return wire;
  }

  /// One connection that stays.
  private final class Wire implements Tap {
    private final List<End> ends;
    private final Reports.Line line;
    private final Passage.Request request;

    Wire(List<End> ends, Reports.Line line, Passage.Request request) {
      this.ends = ends;
      this.line = line;
      this.request = request;
    }

    @Override
    public void carried(long to, long back) {
      telemetry.carried(line.source(), line.destination(), request, to, back);
    }

    @Override
    public void closed() {
      ends.forEach(end -> telemetry.closed(end, line.source(), line.destination(), request));
    }
  }
}
