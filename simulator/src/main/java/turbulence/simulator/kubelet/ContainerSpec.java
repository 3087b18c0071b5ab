package turbulence.simulator.kubelet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

/// What a pod's spec says about one of its containers.
record ContainerSpec(JsonObject json, Kind kind) {
  /// When a container runs.
  enum Kind {
    /// Before the others, until it ends well.
    INITIAL,
    /// Started before the others, and kept running as long as they do.
    SIDECAR,
    MAIN,
    /// Added to a pod that runs, to look around in it; it never counts.
    EPHEMERAL
  }

  static List<ContainerSpec> of(JsonObject podSpec) {
    List<ContainerSpec> all = new ArrayList<>();
    for (JsonObject each : Trees.objects(podSpec, "initContainers")) {
      boolean stays = Trees.text(each, "restartPolicy").equals("Always");
      all.add(new ContainerSpec(each, stays ? Kind.SIDECAR : Kind.INITIAL));
    }
    for (JsonObject each : Trees.objects(podSpec, "containers")) {
      all.add(new ContainerSpec(each, Kind.MAIN));
    }
    for (JsonObject each : Trees.objects(podSpec, "ephemeralContainers")) {
      all.add(new ContainerSpec(each, Kind.EPHEMERAL));
    }
    return all;
  }

  String name() {
    return Trees.text(json, "name");
  }

  String image() {
    return Trees.text(json, "image");
  }

  boolean isMain() {
    return kind == Kind.MAIN;
  }

  /// Whether it is one of the pod's `initContainers`.
  boolean isInitial() {
    return kind == Kind.INITIAL || kind == Kind.SIDECAR;
  }

  /// Whether the pod is not ready while it is not.
  boolean countsForReadiness() {
    return kind == Kind.SIDECAR || kind == Kind.MAIN;
  }

  String fieldPath() {
    String list =
        switch (kind) {
          case INITIAL, SIDECAR -> "initContainers";
          case MAIN -> "containers";
          case EPHEMERAL -> "ephemeralContainers";
        };
    return "spec." + list + "{" + name() + "}";
  }

  String pullPolicy() {
    String policy = Trees.text(json, "imagePullPolicy");
    boolean newest = ImageName.of(image()).full().endsWith(":latest");
    return policy.isEmpty() ? (newest ? "Always" : "IfNotPresent") : policy;
  }

  /// Those that it names, then those that it is probed at.
  List<Integer> ports() {
    Set<Integer> ports = new LinkedHashSet<>();
    for (JsonObject port : Trees.objects(json, "ports")) {
      ports.add((int) Trees.whole(port, "containerPort", 0));
    }
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      for (String how : List.of("httpGet", "tcpSocket", "grpc")) {
        ports.add((int) Trees.whole(json.object(probe).object(how), "port", 0));
      }
    }
    ports.remove(0);
    return List.copyOf(ports);
  }

  List<String> words(String field, Map<String, String> environment) {
    return Trees.texts(json, field).stream()
        .map(word -> Environment.expanded(word, environment))
        .toList();
  }
}
