package turbulence.simulator.mesh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Destination;
import turbulence.simulator.mesh.rule.Fault;
import turbulence.simulator.mesh.rule.Hosts;
import turbulence.simulator.mesh.rule.Route;
import turbulence.simulator.mesh.rule.Rulebook;
import turbulence.simulator.mesh.rule.Target;
import turbulence.simulator.mesh.upstream.Members;
import turbulence.simulator.mesh.upstream.Upstream;
import turbulence.simulator.mesh.upstream.Upstreams;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Client;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;

/// What a proxy does with a request whose route it knows: first the faults, which no route tries
/// again, then the ways to a pod, as often and as long as the route says. Shared between threads.
final class Router {
  private final Timeline timeline;
  private final RandomGenerator faults;
  private final RandomGenerator random;
  private final Supplier<Rulebook> rules;
  private final Services services;
  private final Members members;
  private final Upstreams upstreams;
  private final Tracing tracing;

  /// @param faults decides whom faults hit, and nothing else, so that these are the same ones
  ///   whatever else goes on
  Router(Grounds grounds, RandomGenerator faults, RandomGenerator random) {
    this.timeline = grounds.timeline();
    this.faults = faults;
    this.random = random;
    this.rules = grounds.rules();
    this.services = grounds.services();
    this.members = new Members(services, grounds.peers());
    this.upstreams = new Upstreams(timeline, random);
    this.tracing = new Tracing(random);
  }

  Outcome pass(Job job) throws InterruptedException {
    Fault fault = job.route().fault();
    boolean delayed = fault.delayed() > 0 && faults.nextDouble() < fault.delayed();
    boolean aborted = fault.aborted() > 0 && faults.nextDouble() < fault.aborted();
    if (delayed) {
      Client.mayHaveToWait();
      timeline.sleep(fault.delay());
    }
    Outcome outcome =
        aborted ? Outcome.own(Replies.aborted(fault), "").towards(meant(job)) : answered(job);
    Outcome flagged = delayed ? outcome.flagged("DI") : outcome;
    return aborted ? flagged.flagged("FI") : flagged;
  }

  /// Whom a request would have reached.
  private static String meant(Job job) {
    List<Target> targets = job.route().targets();
    return targets.isEmpty() ? "" : targets.getFirst().host();
  }

  private Outcome answered(Job job) throws InterruptedException {
    Route route = job.route();
    if (route.answer().isPresent()) {
      Response own = Replies.of(route.answer().get(), job.asked());
      return Outcome.own(changed(own, route, null), "");
    } else if (route.targets().isEmpty()) {
      return Outcome.own(Replies.NO_CLUSTER, "NC");
    }
    mirror(job);
    return send(job, chosen(route.targets()));
  }

  /// By weight; a route that gives none means the first one.
  private Target chosen(List<Target> targets) {
    if (targets.size() == 1) {
      return targets.getFirst();
    }
    long all = targets.stream().mapToLong(target -> Math.max(0, target.weight())).sum();
    long drawn = all == 0 ? 0 : random.nextLong(all);
    for (Target target : targets) {
      drawn -= Math.max(0, target.weight());
      if (drawn < 0) {
        return target;
      }
    }
    return targets.getFirst();
  }

  private Outcome send(Job job, Target target) throws InterruptedException {
    Instant begun = timeline.instant();
    Optional<Stored> service = service(target.host());
    int port = service.map(found -> port(found, target, job.asked().port())).orElse(0);
    String namespace = job.asked().namespace();
    Destination destination =
        rules.get().destination(target.host(), target.subset(), port, namespace);
    if (port == 0 || !destination.known() || service.isEmpty()) {
      return Outcome.own(Replies.NO_CLUSTER, "NC").towards(target.host());
    }
    Upstream upstream =
        upstreams.of(
            new Upstreams.Name(job.proxy(), target.host(), target.subset(), port),
            destination.policy());
    Request request = tracing.stamped(asking(job, target));
    List<Stop> stops = members.of(service.get(), port, destination.labels());
    Affinity affinity = Affinity.of(destination.policy().balancer(), job.asked(), tracing);
    Tries tries =
        new Tries(
            timeline, random, job, new Tries.Goal(target.host(), upstream, stops, affinity.key()));
    Outcome outcome = tries.run(request, begun).towards(target.host());
    Response answer = affinity.told(outcome.response());
    return outcome.with(outcome.flags().isEmpty() ? changed(answer, job.route(), target) : answer);
  }

  private static Request asking(Job job, Target target) {
    Request request = job.request();
    return new Request(
        request.method(),
        request.target(),
        target.asking().apply(job.route().asking().apply(request.headers())),
        request.body(),
        request.peerIp());
  }

  private static Response changed(Response response, Route route, @Nullable Target target) {
    var headers = route.answering().apply(response.headers());
    return new Response(
        response.status(),
        target == null ? headers : target.answering().apply(headers),
        response.body());
  }

  private Optional<Stored> service(String host) {
    List<String> parts = Hosts.parts(host);
    return parts.isEmpty() ? Optional.empty() : services.named(parts.get(1), parts.get(0));
  }

  /// The port that a target names, else the only one of its service, else the one that was called;
  /// 0 when the service has no such port.
  private int port(Stored service, Target target, int called) {
    int wanted = target.port();
    if (wanted == 0) {
      var ports = Services.objects(service.spec().array("ports"));
      wanted = ports.size() == 1 ? Services.number(ports.getFirst().get("port")) : called;
    }
    return services.port(service, wanted).isPresent() ? wanted : 0;
  }

  /// Sends a copy whose answer nobody waits for.
  private void mirror(Job job) {
    Target copy = job.route().mirror();
    if (copy == null || random.nextDouble() >= job.route().mirrored()) {
      return;
    }
    Request request = job.request();
    String host = request.headers().first("Host").orElse(job.asked().authority());
    int colon = host.lastIndexOf(':');
    String shadow =
        colon < 0 ? host + "-shadow" : host.substring(0, colon) + "-shadow" + host.substring(colon);
    Request copied =
        new Request(
            request.method(),
            request.target(),
            request.headers().set("Host", shadow),
            request.body(),
            request.peerIp());
    Job other = new Job(job.asked(), Route.plain(copy), copied, job.proxy(), job.sender());
    timeline.beside(() -> forget(other, copy));
  }

  private void forget(Job job, Target copy) {
    try {
      var _ = send(job, copy);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
