package turbulence.simulator.scenario;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;

/// What a fresh cluster has before anybody brings anything: namespaces, the API's own service, a
/// class of volumes, nodes.
final class Beginning {
  private static final List<String> NAMESPACES =
      List.of("default", "kube-node-lease", "kube-public", "kube-system");
  private static final Caller SERVER = Caller.component("kube-apiserver");
  private static final Resource SERVICES = new Resource("", "services");
  private static final Resource ENDPOINTS = new Resource("", "endpoints");
  private static final Resource SLICES = new Resource("discovery.k8s.io", "endpointslices");

  private Beginning() {}

  /// @param port where the API server really listens
  static void furnish(Verbs verbs, int port) {
    for (String name : NAMESPACES) {
      JsonObject namespace = object("v1", "Namespace", JsonObject.of("name", name));
      verbs.create(SERVER, new Key(new Resource("", "namespaces"), name), namespace);
    }
    priority(
        verbs, "system-cluster-critical", 2_000_000_000, "it must not be evicted from the cluster");
    priority(
        verbs, "system-node-critical", 2_000_001_000, "it must not be moved from its current node");
    storageClass(verbs);
    apiService(verbs, port);
  }

  private static void storageClass(Verbs verbs) {
    JsonObject preset = JsonObject.of("storageclass.kubernetes.io/is-default-class", "true");
    JsonObject metadata = JsonObject.of("name", "standard").with("annotations", preset);
    verbs.create(
        SERVER,
        new Key(new Resource("storage.k8s.io", "storageclasses"), "standard"),
        object("storage.k8s.io/v1", "StorageClass", metadata)
            .with("provisioner", "simulator.turbulence/volumes"));
  }

  private static void priority(Verbs verbs, String name, int value, String why) {
    JsonObject object =
        object("scheduling.k8s.io/v1", "PriorityClass", JsonObject.of("name", name))
            .with("value", value)
            .with("description", "Used for system critical pods: " + why + ".");
    verbs.create(
        SERVER, new Key(new Resource("scheduling.k8s.io", "priorityclasses"), name), object);
  }

  private static void apiService(Verbs verbs, int port) {
    JsonObject labels = JsonObject.of("component", "apiserver", "provider", "kubernetes");
    JsonObject metadata =
        JsonObject.of("name", "kubernetes", "namespace", "default").with("labels", labels);
    JsonObject open =
        JsonObject.builder()
            .put("name", "https")
            .put("port", 443)
            .put("protocol", "TCP")
            .put("targetPort", port)
            .build();
    JsonObject spec =
        JsonObject.of("clusterIP", "10.96.0.1", "ports", JsonArray.of(open))
            .with("type", "ClusterIP");
    verbs.create(
        SERVER,
        new Key(SERVICES, "default", "kubernetes"),
        object("v1", "Service", metadata).with("spec", spec));
    endpoints(verbs, port);
  }

  private static void endpoints(Verbs verbs, int port) {
    JsonObject mirrored = JsonObject.of("endpointslice.kubernetes.io/skip-mirror", "true");
    JsonObject metadata =
        JsonObject.of("name", "kubernetes", "namespace", "default").with("labels", mirrored);
    JsonObject listening = JsonObject.of("name", "https", "port", port).with("protocol", "TCP");
    JsonObject subset =
        JsonObject.of(
            "addresses",
            JsonArray.of(JsonObject.of("ip", "127.0.0.1")),
            "ports",
            JsonArray.of(listening));
    verbs.create(
        SERVER,
        new Key(ENDPOINTS, "default", "kubernetes"),
        object("v1", "Endpoints", metadata).with("subsets", JsonArray.of(subset)));
    JsonObject service = JsonObject.of("kubernetes.io/service-name", "kubernetes");
    JsonObject endpoint =
        JsonObject.of(
            "addresses",
            JsonArray.of("127.0.0.1"),
            "conditions",
            JsonObject.of("ready", true, "serving", true).with("terminating", false));
    verbs.create(
        SERVER,
        new Key(SLICES, "default", "kubernetes"),
        object("discovery.k8s.io/v1", "EndpointSlice", metadata.with("labels", service))
            .with("addressType", "IPv4")
            .with("endpoints", JsonArray.of(endpoint))
            .with("ports", JsonArray.of(listening)));
  }

  private static JsonObject object(String apiVersion, String kind, JsonObject metadata) {
    return JsonObject.of("apiVersion", apiVersion, "kind", kind).with("metadata", metadata);
  }
}
