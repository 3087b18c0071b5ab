package turbulence.simulator.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.time.HandTimeline;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Peers;
import turbulence.simulator.traffic.Telemetry;
import turbulence.simulator.traffic.Wires;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

/// A mesh without a control plane: time that is moved by hand, a store, pods that answer with their
/// names, and what proxies told.
final class MeshStage implements Telemetry {
  static final String CALLER = "10.1.0.9";
  static final String BORDER = "10.3.0.1";

  final HandTimeline timeline = new HandTimeline(Instant.parse("2026-01-02T03:04:05Z"));
  final Store store = new Store();
  final List<Passage> passages = new CopyOnWriteArrayList<>();
  final List<String> connections = new CopyOnWriteArrayList<>();
  final Mesh mesh;
  final Wires wires;

  MeshStage() {
    this(1);
  }

  MeshStage(long seed) {
    mesh = new Mesh(store, timeline, new Peers(store), this, seed);
    wires =
        new Wires(
            timeline, store, new Wires.Hops(List.of(mesh.outbound()), List.of(mesh.inbound())));
    pod("caller", CALLER, true, JsonObject.of("app", "caller"));
  }

  @Override
  public void passed(Passage passage) {
    passages.add(passage);
  }

  @Override
  public void opened(
      Passage.End end, Passage.Party source, Passage.Party destination, Passage.Request line) {
    connections.add("opened " + end + " " + line.host());
  }

  @Override
  public void closed(
      Passage.End end, Passage.Party source, Passage.Party destination, Passage.Request line) {
    connections.add("closed " + end + " " + line.host());
  }

  @Override
  public void carried(
      Passage.Party source, Passage.Party destination, Passage.Request line, long to, long back) {
    connections.add("carried " + to + " and " + back);
  }

  void pod(String name, String ip, boolean proxied, JsonObject labels) {
    pod(new Key(new Resource("", "pods"), "shop", name), ip, proxied, labels);
  }

  void pod(Key key, String ip, boolean proxied, JsonObject labels) {
    JsonObject metadata = JsonObject.of("name", key.name(), "labels", labels);
    JsonObject marked =
        proxied
            ? metadata.with("annotations", JsonObject.of("sidecar.istio.io/status", "{}"))
            : metadata;
    JsonObject running = JsonObject.of("running", JsonObject.EMPTY);
    JsonObject proxy = JsonObject.of("name", "istio-proxy", "state", running);
    put(
        key,
        JsonObject.of("metadata", marked)
            .with(
                "spec",
                JsonObject.of(
                    "containers",
                    proxied
                        ? JsonArray.of(
                            JsonObject.of("name", "main"), JsonObject.of("name", "istio-proxy"))
                        : JsonArray.of(JsonObject.of("name", "main"))))
            .with("status", JsonObject.of("podIP", ip, "containerStatuses", JsonArray.of(proxy))));
  }

  /// A service whose pods, `NAME-0` and so on, are in the mesh and labelled with their number, and
  /// answer with their names.
  List<String> service(String name, int pods) {
    return service(name, pods, (pod, _) -> Response.text(200, pod));
  }

  /// What a pod answers.
  interface Answers {
    Response to(String pod, Request request) throws Unreachable, InterruptedException;
  }

  private final AtomicInteger taken = new AtomicInteger();

  List<String> service(String name, int pods, Answers answers) {
    int group = taken.incrementAndGet();
    JsonArray ports = JsonArray.of(JsonObject.of("name", "http", "port", 80));
    put(
        new Key(new Resource("", "services"), "shop", name),
        JsonObject.of("spec", JsonObject.of("clusterIP", "10.96.0." + group, "ports", ports)));
    List<String> ips = new ArrayList<>();
    for (int i = 0; i < pods; i++) {
      String ip = "10.2." + group + "." + i;
      String pod = name + "-" + i;
      ips.add(ip);
      pod(pod, ip, true, JsonObject.of("app", name, "number", "n" + i));
      wires.open(ip, 8080, request -> answers.to(pod, request));
    }
    ready(name, ips);
    return ips;
  }

  /// A pod of the mesh's border behind a service that is open to the outside.
  Front border() {
    Key key = new Key(new Resource("", "pods"), "istio-system", "border");
    JsonObject labels = JsonObject.of("istio", "ingressgateway");
    JsonObject proxy = JsonObject.of("name", "istio-proxy", "args", JsonArray.of("router"));
    put(
        key,
        JsonObject.of("metadata", JsonObject.of("name", "border", "labels", labels))
            .with("spec", JsonObject.of("containers", JsonArray.of(proxy)))
            .with("status", JsonObject.of("podIP", BORDER)));
    put(
        new Key(new Resource("", "services"), "istio-system", "border"),
        JsonObject.of(
            "spec",
            JsonObject.of("type", "LoadBalancer", "clusterIP", "10.96.1.1")
                .with("selector", labels)
                .with("ports", JsonArray.of(JsonObject.of("name", "http", "port", 80)))));
    ready("istio-system", "border", List.of(BORDER));
    wires.open(BORDER, 8080, mesh.border(wires.networkOf("istio-system", BORDER)));
    return mesh.front(wires.networkOf("", "10.244.0.1"));
  }

  /// What somebody outside is answered.
  Heard enter(Front front, String host, String target) {
    Network outside =
        new Network() {
          @Override
          public Response call(String name, int port, Request request)
              throws Unreachable, InterruptedException {
            return front.answer(request);
          }

          @Override
          public Response call(String name, int port, Request request, Duration patience) {
            throw new IllegalStateException();
          }

          @Override
          public Connection connect(String name, int port) {
            throw new IllegalStateException();
          }

          @Override
          public List<String> addresses(String name) {
            return List.of();
          }
        };
    return ask(outside, host + target, Map.of());
  }

  /// Those pods are ready, and no other.
  void ready(String service, List<String> ips) {
    ready("shop", service, ips);
  }

  /// Those pods are ready, and no other.
  void ready(String namespace, String service, List<String> ips) {
    List<JsonObject> endpoints = new ArrayList<>();
    for (String ip : ips) {
      endpoints.add(
          JsonObject.of("addresses", JsonArray.of(ip), "conditions", JsonObject.of("ready", true)));
    }
    JsonObject labels = JsonObject.of("kubernetes.io/service-name", service);
    put(
        new Key(new Resource("discovery.k8s.io", "endpointslices"), namespace, service + "-a"),
        JsonObject.of("metadata", JsonObject.of("labels", labels))
            .with("ports", JsonArray.of(JsonObject.of("name", "http", "port", 8080)))
            .with("endpoints", JsonArray.from(endpoints)));
  }

  /// Objects of Istio's in YAML, in the namespace `shop` unless they say another.
  void rules(String yaml) {
    for (Json each : documents(yaml)) {
      if (each instanceof JsonObject object) {
        JsonObject metadata = object.object("metadata");
        String plural = object.text("kind").orElseThrow().toLowerCase(Locale.ROOT) + "s";
        put(
            new Key(
                new Resource("networking.istio.io", plural),
                metadata.text("namespace").orElse("shop"),
                metadata.text("name").orElseThrow()),
            object);
      }
    }
  }

  private static List<Json> documents(String yaml) {
    try {
      return YamlReader.readAll(yaml, Limits.DOCUMENT, null);
    } catch (YamlMalformed e) {
      throw new AssertionError(e);
    }
  }

  void put(Key key, JsonObject object) {
    try {
      var before = store.get(key);
      var stored =
          before.isPresent() ? store.replace(before.get(), object) : store.create(key, object);
      assert stored.revision() > 0;
    } catch (Clash clash) {
      throw new AssertionError(clash);
    }
  }

  /// An answer, when it came, and how long that took in simulated time.
  record Heard(int status, String body, Headers headers, Duration took) {
    String header(String name) {
      return headers.first(name).orElse("");
    }
  }

  Network from(String ip) {
    return wires.networkOf("shop", ip);
  }

  /// What the caller in the mesh is answered by a host and path, such as `web/path`.
  Heard get(String url) {
    return get(url, Map.of());
  }

  Heard get(String url, Map<String, String> headers) {
    return ask(from(CALLER), url, headers);
  }

  Heard ask(Network network, String url, Map<String, String> headers) {
    List<Heard> heard = new CopyOnWriteArrayList<>();
    begin(network, url, headers, heard);
    timeline.settle();
    for (int i = 0; heard.isEmpty() && i < 36_000; i++) {
      timeline.advance(Duration.ofMillis(100));
    }
    return heard.getFirst();
  }

  /// Asks and does not wait: the answer is added to what was heard.
  void begin(Network network, String url, Map<String, String> headers, List<Heard> heard) {
    int slash = url.indexOf('/');
    String host = slash < 0 ? url : url.substring(0, slash);
    List<Map.Entry<String, String>> all = new ArrayList<>();
    if (!headers.containsKey("Host")) {
      all.add(Map.entry("Host", host));
    }
    all.addAll(headers.entrySet());
    String target = slash < 0 ? "/" : url.substring(slash);
    Request request = new Request("GET", target, new Headers(all), Body.EMPTY, "");
    Instant begun = timeline.instant();
    timeline.beside(() -> {
      Heard answer;
      try {
        Response response = network.call(host, 80, request);
        answer =
            new Heard(
                response.status(),
                response.body().text(),
                response.headers(),
                Duration.between(begun, timeline.instant()));
      } catch (Unreachable | InterruptedException e) {
        answer =
            new Heard(
                0,
                String.valueOf(e.getMessage()),
                Headers.NONE,
                Duration.between(begun, timeline.instant()));
      }
      heard.add(answer);
    });
  }

  /// What proxies on the callers' side told of flags.
  List<String> flags() {
    return passages.stream()
        .filter(each -> each.end() == Passage.End.SOURCE)
        .map(each -> each.response().flags())
        .toList();
  }

  /// A program that answers at once.
  static Service saying(int status, String text) {
    return _ -> Response.text(status, text);
  }
}
