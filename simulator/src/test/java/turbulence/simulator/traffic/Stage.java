package turbulence.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Workload;

/// A cluster without a control plane: time that is moved by hand, a store, wires, and containers.
public final class Stage {
  public final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-02T03:04:05Z"));
  public final Store store = new Store();
  public final Wires wires;

  public Stage() {
    this(Wires.Hops.NONE);
  }

  Stage(Wires.Hops hops) {
    wires = new Wires(timeline, store, hops);
  }

  /// Starts a container in a pod of its own in the namespace `shop`.
  public OneContainer start(
      String ip, Workload workload, Map<String, String> environment, String... command) {
    OneContainer container = new OneContainer(this, ip, environment, List.of(command), List.of());
    container.start(workload);
    return container;
  }

  /// A service whose port leads to a port of ready pods.
  public void service(String name, String clusterIp, int port, int target, String... ips) {
    serviceOf(name, JsonObject.of("clusterIP", clusterIp, "ports", ports(port)));
    slice(name, true, target, ips);
  }

  static JsonArray ports(int port) {
    return JsonArray.of(JsonObject.of("name", "web", "port", port));
  }

  void serviceOf(String name, JsonObject spec) {
    put(new Key(Services.SERVICES, "shop", name), JsonObject.of("spec", spec));
  }

  public void slice(String service, boolean ready, int port, String... ips) {
    List<JsonObject> endpoints = new ArrayList<>();
    for (String ip : ips) {
      endpoints.add(
          JsonObject.of("addresses", JsonArray.of(ip), "conditions", JsonObject.of("ready", ready))
              .with("hostname", "host-" + ip.substring(ip.lastIndexOf('.') + 1))
              .with("targetRef", JsonObject.of("kind", "Pod", "name", "pod-" + ip)));
    }
    JsonObject slice =
        JsonObject.of("ports", ports(port), "endpoints", JsonArray.from(endpoints))
            .with(
                "metadata",
                JsonObject.of("labels", JsonObject.of("kubernetes.io/service-name", service)));
    put(new Key(Services.SLICES, "shop", service + "-" + (ready ? "a" : "b")), slice);
  }

  Stored put(Key key, JsonObject object) {
    try {
      var before = store.get(key);
      return before.isPresent() ? store.replace(before.get(), object) : store.create(key, object);
    } catch (Clash clash) {
      throw new AssertionError(clash);
    }
  }

  /// What a caller is answered at once, or why it is not.
  public String get(Network from, String host, int port, String target) {
    return ask(from, host, port, Request.get(host, target));
  }

  public String ask(Network from, String host, int port, Request request) {
    String[] seen = {"no answer yet"};
    timeline.beside(() -> seen[0] = now(from, host, port, request));
    timeline.settle();
    return seen[0];
  }

  public static String now(Network from, String host, int port, Request request) {
    try {
      Response response = from.call(host, port, request);
      return response.status() + " " + response.body().text();
    } catch (Unreachable | InterruptedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  public void pass(int seconds) {
    timeline.advance(Duration.ofSeconds(seconds));
  }
}
