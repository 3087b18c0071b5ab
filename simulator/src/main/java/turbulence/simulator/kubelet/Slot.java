package turbulence.simulator.kubelet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.kubelet.ContainerState.Terminated;
import turbulence.simulator.kubelet.volume.ContainerFiles;

/// A container of a pod over all its instances: how it is, and what may happen to it next.
final class Slot {
  ContainerSpec spec;
  ContainerState state;
  @Nullable Terminated last;
  @Nullable Program program;
  final List<Probing> probes = new ArrayList<>(0);
  final Backoff restarts = new Backoff();
  final Backoff pulls = new Backoff();
  private @Nullable ContainerFiles files;
  String imageId = "";
  String containerId = "";
  Instant startedAt = Instant.EPOCH;
  int restartCount;
  boolean started;
  boolean ready;

  /// Whether its program was asked to end.
  boolean stopping;

  /// Whether it must not be started: it runs, waits out a failure, or has ended for good.
  boolean held;

  Slot(ContainerSpec spec, String reason) {
    this.spec = spec;
    this.state = new ContainerState.Waiting(reason, "");
  }

  /// The files of its next instance; those of the one before are thrown away.
  ContainerFiles filesOf(PodRun pod, Map<String, String> environment) {
    forget();
    ContainerFiles fresh =
        pod.volumes().of(spec.json(), subPath -> Environment.expanded(subPath, environment));
    files = fresh;
    return fresh;
  }

  /// Throws away what the last instance wrote for itself.
  void forget() {
    if (files != null) {
      files.close();
    }
  }

  boolean isRunning() {
    return program != null;
  }

  /// Whether it ended well and stays so.
  boolean isDone() {
    return state instanceof Terminated ended && ended.exitCode() == 0;
  }

  boolean hasEverEnded() {
    return state instanceof Terminated || last != null;
  }

  JsonObject status() {
    return JsonObject.builder()
        .put("name", spec.name())
        .put("state", state.json())
        .put("lastState", last == null ? JsonObject.EMPTY : last.json())
        .put("ready", isReady())
        .put("restartCount", restartCount)
        .put("image", spec.image())
        .put("imageID", imageId)
        .put("containerID", containerId)
        .put("started", started)
        .build();
  }

  boolean isReady() {
    return spec.kind() == ContainerSpec.Kind.INITIAL ? isDone() : ready;
  }
}
