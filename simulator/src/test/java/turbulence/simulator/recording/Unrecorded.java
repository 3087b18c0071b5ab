package turbulence.simulator.recording;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What the recorder did without keeping it, as far as the answers show it. Thread-confined but for
/// [#during].
final class Unrecorded {
  private static final String PODS = "/api/v1/namespaces/rec/pods";
  private static final String DEFINITIONS =
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String BUDGET = "/apis/policy/v1/namespaces/rec/poddisruptionbudgets/web";

  private final Client client;
  private final Counterparts counterparts;
  private final String definition;

  Unrecorded(Client client, Counterparts counterparts, String definition) {
    this.definition = definition;
    this.client = client;
    this.counterparts = counterparts;
  }

  void before(Step step) {
    switch (step.number()) {
      case 0 -> define();
      case 66 -> settle(PODS + "/a", "\"ready\":true", "\"restartCount\":1");
      case 133 -> undefine();
      case 134 -> settle("/apis/networking.istio.io/v1alpha3", "virtualservices", "");
      case 85 -> {
        settle(PODS + "/ssa", "\"ready\":true", "");
        settle(PODS + "/b", "\"code\":404", "");
        settle(PODS + "?labelSelector=app%3Dgen", "\"items\":[]", "");
        version(step);
      }
      case 86 -> version(step);
      // The watch that follows begins before the scaling.
      case 96 -> version("1663");
      case 88 -> send("DELETE", PODS + "/v", "{\"gracePeriodSeconds\":0}");
      case 104 -> learnPods(step, 0);
      case 105 -> send("PATCH", BUDGET, "{\"spec\":{\"minAvailable\":1}}");
      case 107 -> learnPods(step, 1);
      case 152 ->
          send(
              "POST",
              "/api/v1/namespaces/rec/configmaps",
              "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"fin\","
                  + "\"finalizers\":[\"acme.com/hold\"]}}");
      default -> {}
    }
    if (step.number() == 105) {
      pause(500);
    }
  }

  /// The definition that a later step creates was there before, too.
  private void define() {
    send("POST", DEFINITIONS, definition);
    settle("/apis", "networking.istio.io", "v1alpha3");
  }

  private void undefine() {
    send("DELETE", DEFINITIONS + "/virtualservices.networking.istio.io", "");
    pause(1000);
  }

  /// Waits until the kubelet, or who else, is done.
  private void settle(String path, String one, String other) {
    for (int i = 0; i < 100; i++) {
      String text = client.call("GET", path, JsonObject.EMPTY, "").text();
      if (text.contains(one) && text.contains(other)) {
        return;
      }
      pause(50);
    }
  }

  void during(Step step) {
    pause(300);
    switch (step.number()) {
      case 85 -> {
        send("POST", PODS, pod("w"));
        settle(PODS + "/w", "\"ready\":true", "");
        send("PATCH", PODS + "/w", "{\"metadata\":{\"labels\":{\"w\":\"2\"}}}");
        send("DELETE", PODS + "/w", "{\"gracePeriodSeconds\":0}");
      }
      case 86 -> {
        send("POST", PODS, pod("v"));
        settle(PODS + "/v", "\"ready\":true", "");
        send("PATCH", PODS + "/v", "{\"metadata\":{\"labels\":{\"w\":\"2\"}}}");
      }
      case 97 -> {
        pause(2000);
        String name = Playback.names(pods("app=web")).getLast();
        send("DELETE", PODS + "/" + name, "");
      }
      default -> {}
    }
  }

  private static String pod(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\""
        + name
        + "\",\"labels\":{\"w\":\"1\"}},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"nginx\"}]}}";
  }

  /// The resource version from which a watch starts was that of a list.
  private void version(Step step) {
    String recorded = step.path().replaceAll(".*resourceVersion=([0-9]+).*", "$1");
    version(recorded);
  }

  private void version(String recorded) {
    counterparts.put(recorded, pods("").object("metadata").text("resourceVersion").orElseThrow());
  }

  private void learnPods(Step step, int index) {
    String recorded = step.path().replaceAll(".*/pods/([^/]+)/eviction", "$1");
    List<String> names = Playback.names(pods("app=web"));
    counterparts.put(recorded, names.get(index));
  }

  private JsonObject pods(String selector) {
    return client.call("GET", PODS + "?labelSelector=" + selector, JsonObject.EMPTY, "").object();
  }

  /// Ours of the same name, with what the recorder changed in his: the labels, and whether and
  /// which resource version there is.
  Json update(Step step, JsonObject recorded) {
    JsonObject ours = client.call("GET", step.path(), JsonObject.EMPTY, "").object();
    JsonObject metadata =
        ours.object("metadata").with("labels", recorded.object("metadata").object("labels"));
    // The recorder's list kept what the next step did to the same object.
    String version =
        step.name().contains("stale")
            ? "1"
            : recorded.object("metadata").text("resourceVersion").orElse("");
    metadata =
        version.isEmpty()
            ? metadata.without("resourceVersion")
            : metadata.with("resourceVersion", counterparts.of(version).orElse(version));
    return ours.with("metadata", metadata);
  }

  private void send(String method, String path, String body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    int status = client.call(method, path, JsonObject.of("Content-Type", type), body).status();
    if (status >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + status);
    }
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }
}
