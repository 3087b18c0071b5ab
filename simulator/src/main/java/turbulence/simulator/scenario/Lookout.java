package turbulence.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Lead;
import turbulence.simulator.traffic.Wires;

/// The way to the cluster's Prometheus from outside, opened when somebody wants it. Shared between
/// threads.
final class Lookout implements AutoCloseable {
  private static final Resource SERVICES = new Resource("", "services");
  private static final String NAME = "prometheus";
  private static final String USUAL = "istio-system";
  private static final int PORT = 9090;

  private final Store store;
  private final Wires wires;
  private @Nullable Lead lead;

  Lookout(Store store, Wires wires) {
    this.store = store;
    this.wires = wires;
  }

  /// The service of that name; the mesh's before others.
  private Optional<Stored> service() {
    return store.snapshot(SERVICES).all("").stream()
        .filter(service -> service.key().name().equals(NAME))
        .min(Comparator.comparing(service -> !service.key().namespace().equals(USUAL)));
  }

  boolean hasPrometheus() {
    return service().isPresent();
  }

  /// The port of 127.0.0.1 that leads to it.
  ///
  /// @param wanted 0 for one that is free; of no effect when one is open already
  synchronized int open(int wanted) throws IOException {
    if (lead == null) {
      Optional<Stored> service = service();
      String namespace = service.map(stored -> stored.key().namespace()).orElse(USUAL);
      String host = NAME + "." + namespace + ".svc.cluster.local";
      lead = Lead.open(wanted, wires, host, service.map(Lookout::port).orElse(PORT));
    }
    return lead.port();
  }

  private static int port(Stored service) {
    JsonArray ports = service.spec().array("ports");
    for (Json port : ports) {
      if (port instanceof JsonObject object && object.get("port") instanceof JsonNumber number) {
        return (int) number.doubleValue();
      }
    }
    return PORT;
  }

  @Override
  public synchronized void close() {
    if (lead != null) {
      try {
        lead.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
