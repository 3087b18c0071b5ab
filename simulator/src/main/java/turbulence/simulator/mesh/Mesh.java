package turbulence.simulator.mesh;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import turbulence.simulator.mesh.rule.Rulebook;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.traffic.Hop;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Telemetry;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Shell;
import turbulence.simulator.workload.Workload;

/// The service mesh of a cluster. What its rules say is read again after each write that concerns
/// them, and acts from the next request on. Shared between threads.
public final class Mesh {
  private static final Resource SERVICES = new Resource("", "services");
  private static final Set<Integer> NOT_PLAIN_HTTP =
      Set.of(443, 8443, 15_443, 31_400, 15_020, 15_021, 15_090);

  private final Store store;
  private final Grounds grounds;
  private final Router router;
  private final Reports reports;
  private final Outbound outbound;
  private final Inbound inbound;
  private final Services services;
  private final AtomicLong writes = new AtomicLong(1);
  private volatile Book book;

  /// @param seed decides whom faults hit, who is called next, how long is waited before retries
  public Mesh(Store store, Timeline timeline, Peers peers, Telemetry telemetry, long seed) {
    this.store = store;
    this.services = new Services(store);
    this.book = new Book(0, Rulebook.of(store), services);
    store.listen(this::seen);
    this.grounds = new Grounds(timeline, services, peers, () -> current().rules());
    RandomGenerator seeds = new Random(seed);
    this.router = new Router(grounds, new Random(seeds.nextLong()), new Random(seeds.nextLong()));
    this.reports = new Reports(timeline, telemetry);
    this.outbound = new Outbound(grounds, this::current, router, reports);
    this.inbound = new Inbound(grounds, reports, telemetry);
  }

  private void seen(Change change) {
    Resource resource = change.key().resource();
    if (Rulebook.isRule(resource) || resource.equals(SERVICES)) {
      writes.incrementAndGet();
    }
  }

  private Book current() {
    Book known = book;
    return known.writes() == writes.get() ? known : renewed();
  }

  private synchronized Book renewed() {
    long now = writes.get();
    if (book.writes() != now) {
      book = new Book(now, Rulebook.of(store), services);
    }
    return book;
  }

  /// What callers' proxies do; to be passed with the host's name.
  public Hop outbound() {
    return outbound;
  }

  /// What the proxies of those do who are called; to be passed with the chosen pod.
  public Hop inbound() {
    return inbound;
  }

  /// The way into the cluster by the mesh's border.
  public Front front(Outlet outside) {
    return new BorderFront(store, grounds, this::current, outside);
  }

  /// The image of the mesh's proxies: one that runs by itself at the border answers requests
  /// besides.
  public Workload proxy(Workload image, Wires wires) {
    return shell -> {
      if (shell.arguments().contains("router")) {
        serve(shell, wires);
      }
      image.start(shell);
    };
  }

  private void serve(Shell shell, Wires wires) {
    Shell.Place place = shell.place();
    Service border = border(wires.networkOf(place.namespace(), place.podIp()));
    for (int port : shell.ports()) {
      if (!NOT_PLAIN_HTTP.contains(port)) {
        shell.listen(port, border);
      }
    }
  }

  /// What a pod at the border answers.
  Service border(Outlet outlet) {
    return new Border(grounds, this::current, router, reports, outlet);
  }
}
