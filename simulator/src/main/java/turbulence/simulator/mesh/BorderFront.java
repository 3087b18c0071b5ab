package turbulence.simulator.mesh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.Book.Gate;
import turbulence.simulator.mesh.rule.Entry;
import turbulence.simulator.mesh.upstream.Members;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Services;
import turbulence.simulator.traffic.Trip;
import turbulence.simulator.traffic.Trip.Stop;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// The way into the cluster by the mesh's border: to the ready pods of proxies there, behind a
/// service that is open to the outside.
final class BorderFront implements Front {
  private static final Resource SERVICES = new Resource("", "services");
  private static final Duration DIAL = Duration.ofSeconds(5);

  private final Store store;
  private final Grounds grounds;
  private final Supplier<Book> book;
  private final Members members;
  private final Outlet outside;
  private final AtomicInteger turn = new AtomicInteger();

  BorderFront(Store store, Grounds grounds, Supplier<Book> book, Outlet outside) {
    this.store = store;
    this.grounds = grounds;
    this.book = book;
    this.members = new Members(grounds.services(), grounds.peers());
    this.outside = outside;
  }

  @Override
  public Fit fit(String host) {
    Entry all = book.get().rules().entries();
    if (!all.isOpen()) {
      return Fit.NONE;
    }
    return all.find(host)
        .map(domain ->
            !domain.host().startsWith("*")
                ? Fit.OWN
                : domain.host().equals("*") ? Fit.ANY : Fit.WILDCARD)
        .orElse(Fit.UNKNOWN);
  }

  @Override
  public Response answer(Request request) throws Unreachable, InterruptedException {
    String host = Services.bare(request.headers().first("Host").orElse(""));
    List<Stop> stops = new ArrayList<>();
    List<Stop> strangers = new ArrayList<>();
    for (Stop stop : all()) {
      Peer pod = grounds.peers().at(stop.ip());
      if (pod != null) {
        Entry entry = book.get().rules().entry(pod.labels());
        if (entry.isOpen()) {
          (entry.find(host).isPresent() ? stops : strangers).add(stop);
        }
      }
    }
    List<Stop> asked = stops.isEmpty() ? strangers : stops;
    if (asked.isEmpty()) {
      throw new Unreachable("connect: connection refused");
    }
    Stop stop = asked.get(Math.floorMod(turn.getAndIncrement(), asked.size()));
    return outside.reach(
        Trip.to(outside.origin(), host, Border.PORT).dialling(DIAL).at(stop), request);
  }

  /// The ready pods behind all services that are open to the outside and whose pods are proxies.
  private List<Stop> all() {
    List<Gate> gates = book.get().gates(this::find);
    if (gates.size() == 1) {
      return members.of(gates.getFirst().service(), gates.getFirst().port(), JsonObject.EMPTY);
    }
    return gates.stream()
        .flatMap(gate -> members.of(gate.service(), gate.port(), JsonObject.EMPTY).stream())
        .toList();
  }

  private List<Gate> find() {
    Entry all = book.get().rules().entries();
    return store.snapshot(SERVICES).all("").stream()
        .filter(service -> isOpen(service.spec()))
        .filter(service -> all.mayBeBehind(service.spec().object("selector")))
        .flatMap(service -> port(service).map(port -> new Gate(service, port)).stream())
        .toList();
  }

  private static boolean isOpen(JsonObject spec) {
    String type = spec.text("type").orElse("");
    return type.equals("LoadBalancer") || type.equals("NodePort");
  }

  /// The port of a service for HTTP.
  private static Optional<Integer> port(Stored service) {
    Optional<Integer> named = Optional.empty();
    for (JsonObject port : Services.objects(service.spec().array("ports"))) {
      int number = Services.number(port.get("port"));
      String name = port.text("name").orElse("");
      if (number == Border.PORT) {
        return Optional.of(number);
      } else if (named.isEmpty() && (name.equals("http2") || name.equals("http"))) {
        named = Optional.of(number);
      }
    }
    return named;
  }
}
