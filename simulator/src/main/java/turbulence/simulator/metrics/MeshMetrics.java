package turbulence.simulator.metrics;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;
import turbulence.simulator.traffic.Telemetry;

/// Counts what the mesh's proxies see: each proxy for itself, since it started. Shared between
/// threads.
public final class MeshMetrics implements Telemetry {
  private static final Resource PODS = new Resource("", "pods");

  private final InstantSource time;
  private final Identities identities;
  private final Map<Proxy, ProxyCounts> proxies = new ConcurrentSkipListMap<>();
  private final Map<Edge.Ends, Edge> edges = new ConcurrentHashMap<>();

  public MeshMetrics(InstantSource time, Store store) {
    this.time = time;
    this.identities = new Identities(store);
    store.listen(this::forget);
  }

  /// The pod whose sidecar counts.
  record Proxy(String namespace, String pod) implements Comparable<Proxy> {
    @Override
    public int compareTo(Proxy other) {
      int byNamespace = namespace.compareTo(other.namespace);
      return byNamespace != 0 ? byNamespace : pod.compareTo(other.pod);
    }
  }

  /// What a proxy counted goes with its pod.
  private void forget(Change change) {
    if (change instanceof Change.Deleted && change.key().resource().equals(PODS)) {
      proxies.remove(new Proxy(change.key().namespace(), change.key().name()));
    }
  }

  /// A pod's proxy starts, and counts from nothing.
  ProxyCounts started(Proxy proxy) {
    ProxyCounts fresh = new ProxyCounts();
    proxies.put(proxy, fresh);
    return fresh;
  }

  @Override
  public void passed(Passage passage) {
    Sight sight = Sight.of(passage);
    Party source = passage.source();
    Party destination = passage.destination();
    counts(passage.end(), source, destination)
        .requests(sight, s -> new RequestCounts(labels(s, source, destination), edge(s)))
        .add(passage, time.millis());
  }

  @Override
  public void opened(End end, Party source, Party destination, Passage.Request line) {
    ConnectionCounts counts = connections(end, source, destination, line);
    counts.opened.increment();
    counts.edge.at(time.millis()).opened();
  }

  @Override
  public void closed(End end, Party source, Party destination, Passage.Request line) {
    connections(end, source, destination, line).closed.increment();
  }

  @Override
  public void carried(Party source, Party destination, Passage.Request line, long to, long back) {
    if (source.inMesh()) {
      carried(connections(End.SOURCE, source, destination, line), to, back);
    }
    if (destination.inMesh()) {
      carried(connections(End.DESTINATION, source, destination, line), to, back);
    }
  }

  private void carried(ConnectionCounts counts, long to, long back) {
    counts.received.add(to);
    counts.sent.add(back);
    counts.edge.at(time.millis()).carried(to, back);
  }

  private ConnectionCounts connections(
      End end, Party source, Party destination, Passage.Request line) {
    return counts(end, source, destination)
        .connections(
            Sight.of(end, source, destination, line),
            s -> new ConnectionCounts(labels(s, source, destination), edge(s)));
  }

  private ProxyCounts counts(End end, Party source, Party destination) {
    Party own = end == End.SOURCE ? source : destination;
    Proxy proxy = new Proxy(own.namespace(), own.pod());
    ProxyCounts counts = proxies.get(proxy);
    return counts != null ? counts : proxies.computeIfAbsent(proxy, _ -> new ProxyCounts());
  }

  private String labels(Sight sight, Party source, Party destination) {
    return Labels.of(sight, identities, source, destination);
  }

  private Edge edge(Sight sight) {
    Party source = sight.source();
    Party destination = sight.destination();
    Edge.Ends ends =
        new Edge.Ends(
            sight.end(),
            new Edge.Node(source.namespace(), source.workload()),
            new Edge.Node(destination.namespace(), destination.workload()),
            sight.line().service(),
            sight.line().serviceNamespace(),
            sight.line().protocol(),
            source.inMesh() && destination.inMesh());
    return edges.computeIfAbsent(ends, Edge::new);
  }

  Map<Proxy, ProxyCounts> proxies() {
    return proxies;
  }

  Collection<Edge> edges() {
    return edges.values();
  }

  long now() {
    return time.millis();
  }
}
