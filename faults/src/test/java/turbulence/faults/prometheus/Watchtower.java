package turbulence.faults.prometheus;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster with a Prometheus that has watched one node exporter for ten minutes.
final class Watchtower implements BeforeAllCallback, AfterAllCallback {
  private static final String MANIFESTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: watch}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: prometheus, namespace: watch}
      spec: {selector: {app: prometheus}, ports: [{port: 9090}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: prometheus, namespace: watch, labels: {app: prometheus}}
      spec: {containers: [{name: prometheus, image: prom/prometheus, ports: [{containerPort: 9090}]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: node
        namespace: watch
        annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9100"}
      spec: {containers: [{name: node, image: prom/node-exporter, ports: [{containerPort: 9100}]}]}
      """;

  private Simulator simulator;
  private String address = "";

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    simulator = Simulator.builder().nodes(1).handDriven().start();
    simulator.apply(MANIFESTS);
    simulator.awaitReady(Duration.ofMinutes(2));
    simulator.advance(Duration.ofMinutes(10));
    address = simulator.prometheus(0);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    simulator.close();
  }

  Json observed(Probe probe) throws Exception {
    return observed(probe, JsonObject.of("prometheus_base_url", address + "/"));
  }

  Json observed(Probe probe, JsonObject configuration) throws Exception {
    World world =
        new World(
            simulator::now,
            System::nanoTime,
            new Random(1),
            _ -> {},
            Map.of(),
            Path.of("."),
            SystemWorld.create().dial(),
            new Output(InputStream.nullInputStream(), System.out, System.err, false, false));
    return probe.observe(
        new Scope(
            world,
            configuration,
            JsonObject.EMPTY,
            new Events(),
            _ -> {},
            _ -> {
              throw new IllegalStateException();
            },
            new Shared()));
  }
}
