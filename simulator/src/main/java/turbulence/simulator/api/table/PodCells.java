package turbulence.simulator.api.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import turbulence.json.JsonObject;

/// The cells of a pod, above all the one word that tells how it is.
final class PodCells {
  private static final String NONE = "<none>";

  private final JsonObject spec;
  private final JsonObject status;
  private final Map<String, JsonObject> sidecars = new HashMap<>();
  private String word;
  private long ready;
  private long restarts;
  private long sidecarRestarts;
  private String lastRestart = "";
  private String lastSidecarRestart = "";

  private PodCells(JsonObject spec, JsonObject status) {
    this.spec = spec;
    this.status = status;
    this.word = Look.text(status, "reason", Look.text(status, "phase"));
    for (JsonObject container : Look.objects(spec.array("initContainers"))) {
      if (Look.text(container, "restartPolicy").equals("Always")) {
        sidecars.put(Look.text(container, "name"), container);
      }
    }
  }

  static void print(Row row) {
    PodCells pod = new PodCells(row.spec(), row.status());
    pod.look();
    String word = pod.lastWord(row.isDeleting());
    switch (Look.text(row.status(), "phase")) {
      case "Succeeded" -> row.completed("Succeeded", "The pod has completed successfully.");
      case "Failed" -> row.completed("Failed", "The pod failed.");
      default -> {}
    }
    int containers = row.spec().array("containers").size() + pod.sidecars.size();
    row.name().add(pod.ready + "/" + containers, word, pod.restarts(row)).age();
    row.add(
        pod.address(),
        Look.text(row.spec(), "nodeName", NONE),
        Look.text(row.status(), "nominatedNodeName", NONE),
        pod.gates());
  }

  private void look() {
    for (JsonObject condition : Look.objects(status.array("conditions"))) {
      if (Look.text(condition, "type").equals("PodScheduled")
          && Look.text(condition, "reason").equals("SchedulingGated")) {
        word = "SchedulingGated";
      }
    }
    boolean initializing = lookAtInitContainers();
    if (!initializing || Look.condition(status, "Initialized").equals("True")) {
      lookAtContainers();
    }
  }

  /// Whether one of them is not done yet.
  private boolean lookAtInitContainers() {
    List<JsonObject> containers = Look.objects(status.array("initContainerStatuses"));
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.get(i);
      boolean sidecar = sidecars.containsKey(Look.text(container, "name"));
      countRestarts(container, sidecar);
      JsonObject state = container.object("state");
      JsonObject terminated = state.object("terminated");
      boolean ended = Look.has(state, "terminated");
      if (ended && Look.number(terminated, "exitCode") == 0) {
        continue;
      }
      if (sidecar && Look.flag(container, "started")) {
        ready += Look.flag(container, "ready") ? 1 : 0;
        continue;
      }
      String waiting = Look.text(state.object("waiting"), "reason");
      if (ended) {
        word = "Init:" + end(terminated);
      } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
        word = "Init:" + waiting;
      } else {
        word = "Init:" + i + "/" + spec.array("initContainers").size();
      }
      return true;
    }
    return false;
  }

  private void countRestarts(JsonObject container, boolean sidecar) {
    restarts += Look.number(container, "restartCount");
    lastRestart = later(lastRestart, container);
    if (sidecar) {
      sidecarRestarts += Look.number(container, "restartCount");
      lastSidecarRestart = later(lastSidecarRestart, container);
    }
  }

  private void lookAtContainers() {
    restarts = sidecarRestarts;
    lastRestart = lastSidecarRestart;
    boolean running = false;
    for (JsonObject container : Look.objects(status.array("containerStatuses")).reversed()) {
      restarts += Look.number(container, "restartCount");
      lastRestart = later(lastRestart, container);
      JsonObject state = container.object("state");
      String waiting = Look.text(state.object("waiting"), "reason");
      if (!waiting.isEmpty()) {
        word = waiting;
      } else if (Look.has(state, "terminated")) {
        word = end(state.object("terminated"));
      } else if (Look.flag(container, "ready") && Look.has(state, "running")) {
        running = true;
        ready++;
      }
    }
    if (word.equals("Completed") && running) {
      word = Look.condition(status, "Ready").equals("True") ? "Running" : "NotReady";
    }
  }

  private static String end(JsonObject terminated) {
    String reason = Look.text(terminated, "reason");
    if (!reason.isEmpty()) {
      return reason;
    }
    long signal = Look.number(terminated, "signal");
    return signal != 0 ? "Signal:" + signal : "ExitCode:" + Look.number(terminated, "exitCode");
  }

  private static String later(String time, JsonObject container) {
    String end = Look.text(container.object("lastState").object("terminated"), "finishedAt");
    return end.compareTo(time) > 0 ? end : time;
  }

  private String lastWord(boolean deleting) {
    String phase = Look.text(status, "phase");
    if (deleting && Look.text(status, "reason").equals("NodeLost")) {
      return "Unknown";
    }
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    return deleting && !over ? "Terminating" : word;
  }

  private String restarts(Row row) {
    return restarts == 0 || lastRestart.isEmpty()
        ? String.valueOf(restarts)
        : restarts + " (" + row.since(lastRestart) + " ago)";
  }

  private String address() {
    List<JsonObject> addresses = Look.objects(status.array("podIPs"));
    String first = addresses.isEmpty() ? "" : Look.text(addresses.getFirst(), "ip");
    return first.isEmpty() ? Look.text(status, "podIP", NONE) : first;
  }

  private String gates() {
    List<JsonObject> gates = Look.objects(spec.array("readinessGates"));
    long open =
        gates.stream()
            .map(gate -> Look.condition(status, Look.text(gate, "conditionType")))
            .filter("True"::equals)
            .count();
    return gates.isEmpty() ? NONE : open + "/" + gates.size();
  }
}
