package turbulence.simulator.traffic.policy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Client;
import turbulence.simulator.traffic.Hop;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// What NetworkPolicies let through. The rest is dropped, so that callers wait in vain, those too
/// whose connection was there before the policy. What a pod does with itself, and what its node
/// asks it, is nobody's business. Shared between threads.
public final class Policies implements Hop {
  private static final Resource POLICIES = new Resource("networking.k8s.io", "networkpolicies");
  private static final Resource NAMESPACES = new Resource("", "namespaces");
  private static final Party DNS =
      new Party("10.96.0.10", "kube-system", JsonObject.of("k8s-app", "kube-dns"), null);
  private static final int DNS_PORT = 53;

  private final Store store;
  private final Timeline timeline;
  private final Peers peers;
  private final AtomicLong writes = new AtomicLong(1);
  private volatile Known known = new Known(0, List.of());

  private record Known(long writes, List<Policy> policies) {}

  public Policies(Store store, Timeline timeline, Peers peers) {
    this.store = store;
    this.timeline = timeline;
    this.peers = peers;
    store.listen(this::seen);
  }

  private void seen(Change change) {
    if (change.key().resource().equals(POLICIES)) {
      writes.incrementAndGet();
    }
  }

  private List<Policy> policies() {
    long now = writes.get();
    Known last = known;
    if (last.writes != now) {
      last = new Known(now, store.snapshot(POLICIES).all("").stream().map(Policy::of).toList());
      known = last;
    }
    return last.policies;
  }

  @Override
  public Response pass(Trip trip, Request request, Way way)
      throws Unreachable, InterruptedException {
    drop(trip, "dial tcp ");
    return way.on(trip, request);
  }

  @Override
  public Trip connect(Trip trip) throws Unreachable, InterruptedException {
    drop(trip, "dial tcp ");
    return trip;
  }

  @Override
  public void carry(Trip trip) throws Unreachable, InterruptedException {
    drop(trip, "read tcp ");
  }

  private void drop(Trip trip, String what) throws Unreachable, InterruptedException {
    Stop stop = trip.stop();
    if (!policies().isEmpty() && stop != null && !isAllowed(trip, stop)) {
      Client.mayHaveToWait();
      timeline.sleep(trip.dial());
      throw Unreachable.timeout(what + stop.via() + ": i/o timeout");
    }
  }

  private boolean isAllowed(Trip trip, Stop stop) {
    String ip = trip.origin().ip();
    if (ip.equals(stop.ip())) {
      return true;
    }
    Party from = Party.of(ip, peers.at(ip));
    Party to = Party.of(stop.ip(), peers.at(stop.ip()));
    Line line = new Line(from, to, stop.port(), "TCP");
    return allows(line, from, to, Policy::egress) && allows(line, to, from, Policy::ingress);
  }

  /// Whether no policy is about that end, or one of those that are allows it.
  private boolean allows(
      Line line, Party end, Party other, Function<Policy, Optional<List<Allowance>>> side) {
    boolean allowed = true;
    for (Policy policy : policies()) {
      Optional<List<Allowance>> rules = side.apply(policy);
      if (rules.isPresent() && policy.isAbout(end)) {
        allowed = false;
        for (Allowance rule : rules.get()) {
          if (rule.allows(line, other, policy.namespace(), this::labels)) {
            return true;
          }
        }
      }
    }
    return allowed;
  }

  private JsonObject labels(String namespace) {
    return store
        .get(new Key(NAMESPACES, namespace))
        .map(stored -> stored.metadata().object("labels"))
        .orElse(JsonObject.EMPTY);
  }

  /// What pods ask the cluster's DNS: to be passed with the host's name.
  public Hop lookups() {
    return new Lookups();
  }

  private final class Lookups implements Hop {
    @Override
    public Response pass(Trip trip, Request request, Way way)
        throws Unreachable, InterruptedException {
      look(trip);
      return way.on(trip, request);
    }

    @Override
    public Trip connect(Trip trip) throws Unreachable, InterruptedException {
      look(trip);
      return trip;
    }

    private void look(Trip trip) throws Unreachable, InterruptedException {
      if (policies().isEmpty()
          || Services.isLocal(trip.host())
          || Services.isAddress(trip.host())) {
        return;
      }
      var peer = peers.at(trip.origin().ip());
      if (peer == null) {
        return;
      }
      Party from = Party.of(peer.ip(), peer);
      if (!allows(new Line(from, DNS, DNS_PORT, "UDP"), from, DNS, Policy::egress)) {
        Client.mayHaveToWait();
        timeline.sleep(trip.dial());
        throw Unreachable.timeout(
            "dial tcp: lookup "
                + trip.host()
                + " on 10.96.0.10:53: read udp "
                + trip.origin().ip()
                + "->10.96.0.10:53: i/o timeout");
      }
    }
  }
}
