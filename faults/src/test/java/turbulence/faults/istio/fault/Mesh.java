package turbulence.faults.istio.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster that knows VirtualServices, with one named `web`; nobody follows its rules.
final class Mesh implements AutoCloseable {
  private static final String KIND = "virtualservices.networking.istio.io";
  private final Site site;

  private Mesh(Site site) {
    this.site = site;
  }

  static Mesh open(Path folder) throws IOException {
    Mesh mesh = new Mesh(Site.open(folder));
    try (InputStream kinds = Simulator.class.getResourceAsStream("istio-kinds.yaml")) {
      mesh.site.simulator().apply(new String(kinds.readAllBytes(), StandardCharsets.UTF_8));
    }
    mesh.web(
        """
        - {name: new, match: [{uri: {prefix: /new}}], route: [{destination: {host: web, subset: v2}}]}
        - match: [{uri: {prefix: /api}}]
          route: [{destination: {host: web, subset: v1}, weight: 90}, {destination: {host: web}, weight: 10}]
        - {route: [{destination: {host: web, subset: v1}}]}
        """);
    return mesh;
  }

  Site site() {
    return site;
  }

  /// Somebody writes these routes, as with `kubectl apply`.
  void web(String routes) {
    service("web", "hosts: [web]", routes);
  }

  void service(String name, String head, String routes) {
    site.simulator()
        .apply(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: NAME, namespace: default}
            spec:
              HEAD
              http:
            """
                    .replace("NAME", name)
                    .replace("HEAD", head)
                + routes.indent(4));
  }

  /// Somebody writes the whole list, whatever is in it.
  void replaced(String json) throws Exception {
    var cluster = turbulence.faults.kubernetes.cluster.Clusters.of(site.scope());
    var ref = Where.resource("networking.istio.io/v1").ref("default", "web");
    JsonObject live = cluster.get(ref);
    JsonObject spec = live.object("spec").with("http", JsonReader.read(json.replace('\'', '"')));
    cluster.replace(ref, live.with("spec", spec));
  }

  JsonArray routes() {
    return spec().array("http");
  }

  JsonObject spec() {
    return site.simulator().get(KIND, "default", "web").orElseThrow().object("spec");
  }

  /// The faults of all routes, in their order.
  List<String> faults() {
    return routes().items().stream()
        .map(route -> Optional.ofNullable(((JsonObject) route).get("fault")))
        .map(fault -> fault.map(Json::toString).orElse("none"))
        .toList();
  }

  static List<JsonObject> to(String host) {
    return List.of(JsonObject.of("destination", JsonObject.of("host", host)));
  }

  static List<JsonObject> to(String host, String subset) {
    return List.of(JsonObject.of("destination", JsonObject.of("host", host, "subset", subset)));
  }

  static AddAbortFault abort(int status, List<JsonObject> routes) {
    return new AddAbortFault("web", status, routes, 100.0, HERE);
  }

  static AddDelayFault delay(String time, List<JsonObject> routes) {
    return new AddDelayFault("web", time, routes, 50.0, HERE);
  }

  static final Where HERE = new Where("default", "networking.istio.io/v1alpha3");

  Standing undone(List<Undo> history) throws Exception {
    Means others = site.others();
    return new ObjectUndoer().restore(history, others);
  }

  @Override
  public void close() {
    site.close();
  }
}
