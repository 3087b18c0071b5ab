package turbulence.simulator.kubelet;

import java.time.Duration;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.Probing.Kind;
import turbulence.simulator.time.Timeline;

/// What the probes of one instance of a container lead to.
final class Health implements Probing.Listener {
  private final PodRun pod;
  private final Slot slot;
  private final Program program;
  private final Ports ports;

  Health(PodRun pod, Slot slot, Program program, Ports ports) {
    this.pod = pod;
    this.slot = slot;
    this.program = program;
    this.ports = ports;
  }

  void begin() {
    if (has(Kind.STARTUP)) {
      watch(Kind.STARTUP);
    } else {
      started();
    }
  }

  private boolean has(Kind kind) {
    return !slot.spec.json().object(kind.field).isEmpty();
  }

  private void started() {
    slot.started = true;
    if (has(Kind.READINESS)) {
      watch(Kind.READINESS);
    } else {
      slot.ready = true;
    }
    if (has(Kind.LIVENESS)) {
      watch(Kind.LIVENESS);
    }
  }

  private void watch(Kind kind) {
    JsonObject spec = slot.spec.json().object(kind.field);
    Timeline timeline = pod.site().means().timeline();
    ProbeCall call =
        new ProbeCall(
            timeline, pod.site().wires(), new ProbeCall.Target(spec, slot.spec, program, ports));
    Probing probing = new Probing(timeline, kind, spec, call, this);
    slot.probes.add(probing);
    Duration age = Duration.between(slot.startedAt, timeline.instant());
    probing.begin(kind == Kind.READINESS ? look() : Duration.ZERO, age);
  }

  private Duration look() {
    return pod.site().timing().look().pick(pod.site().means().random());
  }

  @Override
  public void failed(Kind kind, String complaint) {
    pod.warn(slot, "Unhealthy", kind.word() + " probe failed: " + complaint);
  }

  @Override
  public void decided(Kind kind, boolean well) {
    switch (kind) {
      case READINESS -> {
        slot.ready = well;
        pod.publish();
      }
      case LIVENESS -> {
        if (!well) {
          giveUp(kind);
        }
      }
      case STARTUP -> {
        if (well) {
          slot.probes.forEach(Probing::stop);
          slot.probes.clear();
          started();
          pod.publish();
          pod.advance();
        } else {
          giveUp(kind);
        }
      }
    }
  }

  private void giveUp(Kind kind) {
    JsonObject spec = slot.spec.json().object(kind.field);
    long grace = Trees.whole(spec, "terminationGracePeriodSeconds", -1);
    pod.giveUp(slot, kind.word().toLowerCase(java.util.Locale.ROOT), grace);
  }
}
