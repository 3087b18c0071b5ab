package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import turbulence.simulator.kubelet.ContainerSpec.Kind;
import turbulence.simulator.kubelet.ContainerState.Terminated;
import turbulence.simulator.kubelet.ContainerState.Waiting;
import turbulence.simulator.time.Timeline;

/// What follows when a container ended: it is started again, the next one is, or the pod is over.
final class Sequel {
  private final PodRun pod;
  private final Slot slot;
  private final Timeline timeline;

  Sequel(PodRun pod, Slot slot) {
    this.pod = pod;
    this.slot = slot;
    this.timeline = pod.site().means().timeline();
  }

  void begin(int status) {
    if (isRestarted(slot, status)) {
      Instant finished = timeline.instant();
      Duration notice = pod.site().timing().notice().pick(pod.site().means().random());
      pod.after(notice, () -> pod.whileLive(() -> restart(finished)));
    } else if (endsPod(status)) {
      pod.complete();
    } else {
      pod.advance();
    }
  }

  private boolean isRestarted(Slot each, int status) {
    String policy = pod.stored().spec().text("restartPolicy").orElse("Always");
    return switch (each.spec.kind()) {
      case EPHEMERAL -> false;
      case SIDECAR -> true;
      case INITIAL -> status != 0 && !policy.equals("Never");
      case MAIN -> policy.equals("Always") || policy.equals("OnFailure") && status != 0;
    };
  }

  private boolean endsPod(int status) {
    if (slot.spec.kind() == Kind.EPHEMERAL) {
      return false;
    } else if (slot.spec.kind() == Kind.INITIAL) {
      return status != 0;
    }
    return pod.slots().stream()
        .filter(each -> each.spec.isMain())
        .allMatch(
            each -> each.state instanceof Terminated ended && !isRestarted(each, ended.exitCode()));
  }

  private void restart(Instant finished) {
    Duration wait = slot.restarts.failedAt(finished);
    if (wait.isZero()) {
      release();
      return;
    }
    String name = slot.spec.name();
    String podName = pod.key().name() + "_" + pod.key().namespace();
    String whole = podName + "(" + pod.stored().uid() + ")";
    pod.warn(slot, "BackOff", "Back-off restarting failed container " + name + " in pod " + whole);
    slot.last = slot.state instanceof Terminated ended ? ended : slot.last;
    slot.state =
        new Waiting(
            "CrashLoopBackOff",
            "back-off %s restarting failed container=%s pod=%s"
                .formatted(Backoff.inWords(wait), name, whole));
    pod.publish();
    Duration left = Duration.between(timeline.instant(), finished.plus(wait));
    pod.after(left, () -> pod.whileLive(this::release));
  }

  private void release() {
    slot.held = false;
    pod.advance();
  }
}
