package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.ContainerSpec.Kind;
import turbulence.simulator.kubelet.ContainerState.Running;
import turbulence.simulator.kubelet.ContainerState.Terminated;
import turbulence.simulator.kubelet.ContainerState.Waiting;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Workload;

/// One pod on one node, from its first container to its last. Only used on the control plane's thread.
final class PodRun {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Site site;
  private final Machine machine;
  private final String startTime;
  private final List<Slot> slots = new ArrayList<>(1);
  private final Ports ports;
  private final Ending ending;
  private Stored stored;
  private String podIp = "";
  private String forced = "";
  private String reason = "";
  private String message = "";
  private boolean launching;
  private boolean live;
  private boolean gone;
  private boolean publishing;
  private int mountFailures;

  PodRun(Site site, Machine machine, Stored pod) {
    this.site = site;
    this.machine = machine;
    this.stored = pod;
    this.startTime = now();
    this.ports = new Ports(site.wires());
    this.ending = new Ending(this);
    List<ContainerSpec> specs = ContainerSpec.of(pod.spec());
    boolean plain = specs.stream().allMatch(ContainerSpec::isMain);
    String waiting = plain ? "ContainerCreating" : "PodInitializing";
    specs.forEach(spec -> slots.add(new Slot(spec, waiting)));
  }

  Site site() {
    return site;
  }

  Machine machine() {
    return machine;
  }

  Key key() {
    return stored.key();
  }

  Stored stored() {
    return stored;
  }

  String podIp() {
    return podIp;
  }

  List<Slot> slots() {
    return slots;
  }

  Map<String, String> fields() {
    return Map.of(
        "status.podIP", podIp, "status.podIPs", podIp,
        "status.hostIP", machine.ip(), "status.hostIPs", machine.ip());
  }

  String now() {
    return site.means().timeline().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void after(Duration delay, Runnable task) {
    site.means()
        .timeline()
        .after(
            delay,
            () -> {
              if (!gone) {
                task.run();
              }
            });
  }

  void whileLive(Runnable task) {
    if (live && !gone && !ending.hasBegun()) {
      task.run();
    }
  }

  void tell(Slot slot, String what, String said) {
    machine.events().tell(about(slot), "Normal", what, said);
  }

  void warn(Slot slot, String what, String said) {
    machine.events().tell(about(slot), "Warning", what, said);
  }

  private JsonObject about(Slot slot) {
    return Events.about(stored, slot.spec.fieldPath());
  }

  /// Takes the pod on.
  void begin() {
    live = true;
    long deadline = Trees.whole(stored.spec(), "activeDeadlineSeconds", 0);
    if (deadline > 0) {
      after(Duration.ofSeconds(deadline), this::deadline);
    }
    publish();
    after(site.timing().sandbox().pick(site.means().random()), this::sandbox);
  }

  private void sandbox() {
    if (ending.hasBegun()) {
      return;
    }
    Optional<String> missing = Volumes.missing(site.means().store(), stored);
    if (missing.isPresent()) {
      machine.events().warning(stored, "FailedMount", missing.get());
      after(Duration.ofMillis(500L << Math.min(mountFailures++, 8)), this::sandbox);
      return;
    }
    boolean nodes = stored.spec().get("hostNetwork") == JsonBool.TRUE;
    podIp = nodes ? machine.ip() : machine.allot();
    ports.address(podIp);
    advance();
  }

  private void deadline() {
    if (!ending.hasBegun()) {
      String said = "Pod was active on the node longer than the specified deadline";
      machine.events().normal(stored, "DeadlineExceeded", said);
      forced = "Failed";
      reason = "DeadlineExceeded";
      message = said;
      ending.begin(Ending.Cause.FORCED, grace());
      publish();
    }
  }

  /// Starts what can be started now, one container at a time.
  void advance() {
    if (launching || podIp.isEmpty() || ending.hasBegun()) {
      return;
    }
    boolean begun =
        slots.stream()
            .anyMatch(slot -> slot.spec.isMain() && (slot.isRunning() || slot.hasEverEnded()));
    for (Slot slot : slots) {
      if (slot.isRunning() ? isAwaited(slot, begun) : isStartable(slot, begun)) {
        if (!slot.isRunning()) {
          launching = true;
          new Launch(this, slot).begin();
        }
        return;
      }
      if (slot.held && !slot.spec.isMain() && !begun && !slot.isDone() && !slot.isRunning()) {
        return;
      }
    }
  }

  /// Whether those behind it must wait although it runs.
  private static boolean isAwaited(Slot slot, boolean begun) {
    return !begun
        && (slot.spec.kind() == Kind.INITIAL || slot.spec.kind() == Kind.SIDECAR && !slot.started);
  }

  private static boolean isStartable(Slot slot, boolean begun) {
    return !slot.held && !(slot.spec.kind() == Kind.INITIAL && (begun || slot.isDone()));
  }

  /// A container was launched, or could not be.
  void launched() {
    launching = false;
    publish();
    advance();
  }

  void started(Slot slot, Program.Start start, Workload workload) {
    if (slot.hasEverEnded()) {
      slot.restartCount++;
      slot.last = slot.state instanceof Terminated ended ? ended : slot.last;
    }
    LogBuffer log = site.logs().open(key(), slot.spec.name());
    Program[] own = new Program[1];
    Program program = new Program(site, start, log, ports, status -> ended(slot, own[0], status));
    own[0] = program;
    slot.program = program;
    slot.stopping = false;
    slot.held = true;
    slot.containerId = "containerd://" + randomId();
    slot.startedAt = site.means().timeline().instant();
    slot.state = new Running(now());
    Health health = new Health(this, slot, program, ports);
    health.begin();
    program.begin(workload);
    launched();
  }

  private String randomId() {
    byte[] bytes = new byte[32];
    site.means().random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void ended(Slot slot, Program program, int status) {
    if (gone || slot.program != program) {
      return;
    }
    slot.program = null;
    slot.probes.forEach(Probing::stop);
    slot.probes.clear();
    slot.ready = false;
    slot.started = false;
    String began = slot.startedAt.truncatedTo(ChronoUnit.SECONDS).toString();
    String why = status == 0 ? "Completed" : "Error";
    slot.state = new Terminated(status, why, began, now(), slot.containerId);
    publish();
    if (ending.hasBegun()) {
      ending.advance();
    } else if (isRestarted(slot, status)) {
      Instant finished = site.means().timeline().instant();
      after(
          site.timing().notice().pick(site.means().random()),
          () -> whileLive(() -> restart(slot, finished)));
    } else {
      settle(slot, status);
    }
  }

  private boolean isRestarted(Slot slot, int status) {
    String policy = stored.spec().text("restartPolicy").orElse("Always");
    return switch (slot.spec.kind()) {
      case SIDECAR -> true;
      case INITIAL -> status != 0 && !policy.equals("Never");
      case MAIN -> policy.equals("Always") || policy.equals("OnFailure") && status != 0;
    };
  }

  private void restart(Slot slot, Instant finished) {
    Duration wait = slot.restarts.failedAt(finished);
    Instant due = finished.plus(wait);
    Duration left = Duration.between(site.means().timeline().instant(), due);
    if (wait.isZero()) {
      slot.held = false;
      advance();
      return;
    }
    String pod = key().name() + "_" + key().namespace() + "(" + stored.uid() + ")";
    String name = slot.spec.name();
    warn(slot, "BackOff", "Back-off restarting failed container " + name + " in pod " + pod);
    slot.last = slot.state instanceof Terminated ended ? ended : slot.last;
    slot.state =
        new Waiting(
            "CrashLoopBackOff",
            "back-off %s restarting failed container=%s pod=%s"
                .formatted(Backoff.inWords(wait), name, pod));
    publish();
    after(
        left,
        () ->
            whileLive(
                () -> {
                  slot.held = false;
                  advance();
                }));
  }

  /// A container that stays ended may end the pod, or let the next one begin.
  private void settle(Slot slot, int status) {
    boolean over =
        slot.spec.kind() == Kind.INITIAL
            ? status != 0
            : slots.stream()
                .filter(each -> each.spec.isMain())
                .allMatch(this::isOver);
    if (over) {
      ending.begin(Ending.Cause.COMPLETED, grace());
    } else {
      advance();
    }
  }

  private boolean isOver(Slot slot) {
    return slot.state instanceof Terminated ended && !isRestarted(slot, ended.exitCode());
  }

  private long grace() {
    return Trees.whole(stored.spec(), "terminationGracePeriodSeconds", 30);
  }

  /// The pod's object was changed.
  void changed(Stored now) {
    boolean spec = !now.spec().equals(stored.spec());
    stored = now;
    if (now.isDeleting()) {
      live = true;
      ending.begin(
          Ending.Cause.DELETED, Trees.whole(now.metadata(), "deletionGracePeriodSeconds", 30));
      return;
    }
    if (spec) {
      List<ContainerSpec> specs = ContainerSpec.of(now.spec());
      for (int i = 0; i < slots.size() && i < specs.size(); i++) {
        slots.get(i).spec = respecified(slots.get(i), specs.get(i));
      }
    }
    publish();
  }

  private ContainerSpec respecified(Slot slot, ContainerSpec spec) {
    Program running = slot.program;
    if (running != null && !spec.image().equals(slot.spec.image())) {
      String name = spec.name();
      tell(slot, "Killing", "Container " + name + " definition changed, will be restarted");
      ending.stop(slot, grace());
    }
    return spec;
  }

  /// A liveness or startup probe gave the container up.
  void giveUp(Slot slot, String probe, long grace) {
    tell(
        slot,
        "Killing",
        "Container %s failed %s probe, will be restarted".formatted(slot.spec.name(), probe));
    ending.stop(slot, grace < 0 ? grace() : grace);
  }

  void evict(String phase, String why, String said) {
    forced = phase;
    reason = why;
    message = said;
    ending.begin(Ending.Cause.FORCED, 0);
  }

  /// All containers have ended for good.
  void over(boolean deleted) {
    ports.closeEverything();
    after(
        site.timing().teardown().pick(site.means().random()),
        () -> {
          if (deleted) {
            finish();
          }
        });
  }

  private void finish() {
    try {
      write();
      Deletion now = new Deletion(0L, null, stored.uid(), null, false);
      site.means().verbs().delete(machine.caller(), key(), now);
    } catch (Refusal refused) {
      if (refused.code() != 404 && refused.code() != 409) {
        after(LATER, this::finish);
      }
    }
  }

  /// The pod's object is gone, or the node is.
  void vanish() {
    gone = true;
    for (Slot slot : slots) {
      slot.probes.forEach(Probing::stop);
      Program running = slot.program;
      if (running != null) {
        running.kill();
      }
    }
    ports.closeEverything();
    if (!podIp.isEmpty() && !podIp.equals(machine.ip())) {
      machine.free(podIp);
    }
    site.logs().forget(key());
  }

  /// Writes the status soon, once for all that happens now.
  void publish() {
    if (!publishing && !gone) {
      publishing = true;
      site.means().timeline().soon(this::publishNow);
    }
  }

  private void publishNow() {
    publishing = false;
    if (gone || machine.isStopped() || launching && !isTelling()) {
      return;
    }
    try {
      write();
    } catch (Refusal refused) {
      after(LATER, this::publish);
    }
  }

  /// While a container is on its way there is nothing to tell but the pod's beginning.
  private boolean isTelling() {
    return stored.status().get("startTime") == null || ending.hasBegun();
  }

  private void write() {
    PodStatus status =
        new PodStatus(
            stored.spec(),
            slots,
            new PodStatus.Facts(machine.ip(), podIp, startTime, forced, reason, message));
    String at = now();
    Optional<Stored> written =
        site.means()
            .verbs()
            .change(
                machine.caller(),
                key(),
                Part.STATUS,
                pod ->
                    Trees.text(pod.object("metadata"), "uid").equals(stored.uid())
                        ? pod.with("status", status.over(pod.object("status"), at))
                        : pod);
    written.filter(pod -> pod.uid().equals(stored.uid())).ifPresent(pod -> stored = pod);
  }

  @Nullable Slot slot(String container) {
    for (Slot slot : slots) {
      if (slot.spec.name().equals(container)) {
        return slot;
      }
    }
    return null;
  }
}
