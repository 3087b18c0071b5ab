package turbulence.simulator.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Service;

/// Who listens where in the cluster. Shared between threads.
public final class Wires {
  private final Timeline timeline;
  private final Services services;
  private final Directory directory;
  private final Hops hops;
  private final Map<String, Map<Integer, Listener>> listeners = new ConcurrentHashMap<>();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  public Wires(Timeline timeline, Store store) {
    this(timeline, store, Hops.NONE);
  }

  public Wires(Timeline timeline, Store store, Hops hops) {
    this.timeline = timeline;
    this.hops = hops;
    this.services = new Services(store);
    this.directory = new Directory(services, new Balance(timeline), listeners::containsKey);
  }

  /// What lies between callers and those they call.
  ///
  /// @param naming passed with the host's name, before a pod is chosen
  /// @param wire passed with the chosen pod
  public record Hops(List<Hop> naming, List<Hop> wire) {
    public static final Hops NONE = new Hops(List.of(), List.of());

    public Hops {
      naming = List.copyOf(naming);
      wire = List.copyOf(wire);
    }
  }

  /// Answers at that port of the pod from now on; who listened there before no longer does.
  public void open(String podIp, int port, Service service) {
    Listener listener = new Listener(service, podIp + ":" + port, timeline::interrupt);
    Listener before =
        listeners.computeIfAbsent(podIp, _ -> new ConcurrentHashMap<>()).put(port, listener);
    hangUp(before);
  }

  /// Closes one port: calls that are under way and connections that stay end.
  public void close(String podIp, int port) {
    Map<Integer, Listener> ports = listeners.get(podIp);
    if (ports != null) {
      hangUp(ports.remove(port));
    }
  }

  /// Closes all ports of the pod; nobody answers there until one is opened again.
  public void close(String podIp) {
    Map<Integer, Listener> ports = listeners.remove(podIp);
    if (ports != null) {
      ports.values().forEach(Listener::close);
    }
    lost.remove(podIp);
  }

  private static void hangUp(@Nullable Listener listener) {
    if (listener != null) {
      listener.close();
    }
  }

  /// Loses every packet to and from that address, as when its node is gone: callers wait in vain.
  public void lose(String podIp) {
    lost.add(podIp);
  }

  /// Ends what [#lose] began.
  public void restore(String podIp) {
    lost.remove(podIp);
  }

  /// The network as one container of that pod reaches it; closing it ends its connections. The
  /// namespace is empty for what is no pod, such as a node.
  public Outlet networkOf(String namespace, String podIp) {
    return new Outlet(this, new Trip.Origin(namespace, podIp), Outlet.DIAL);
  }

  /// The services behind whose names pods are found.
  public Services services() {
    return services;
  }

  Timeline timeline() {
    return timeline;
  }

  Directory directory() {
    return directory;
  }

  Hops hops() {
    return hops;
  }

  boolean isLost(String ip) {
    return lost.contains(ip);
  }

  Optional<Listener> listener(String ip, int port) {
    Map<Integer, Listener> ports = listeners.get(ip);
    return ports == null ? Optional.empty() : Optional.ofNullable(ports.get(port));
  }
}
