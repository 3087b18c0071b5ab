package turbulence.simulator.kubelet;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Events;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.ContainerSpec.Kind;
import turbulence.simulator.kubelet.ContainerState.Running;
import turbulence.simulator.kubelet.ContainerState.Terminated;
import turbulence.simulator.kubelet.volume.PodFields;
import turbulence.simulator.kubelet.volume.PodVolumes;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Workload;

/// One pod on one node, from its first container to its last. Only used on the control plane's
/// thread.
final class PodRun {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final Site site;
  private final Machine machine;
  private final String startTime;
  private final List<Slot> slots = new ArrayList<>(1);
  private final Ports ports;
  private final Ending ending;
  private final Report report;
  private final PodVolumes volumes;
  private volatile Stored stored;
  private volatile String podIp = "";
  private String forced = "";
  private String reason = "";
  private String message = "";
  private boolean launching;
  private boolean live;
  private boolean gone;
  private boolean finished;
  private int mountFailures;

  PodRun(Site site, Machine machine, Stored pod) {
    this.site = site;
    this.machine = machine;
    this.stored = pod;
    this.startTime = now();
    this.ports = new Ports(site.wires());
    this.ending = new Ending(this);
    this.report = new Report(this);
    this.volumes = volumes(site, machine);
    List<ContainerSpec> specs = ContainerSpec.of(pod.spec());
    specs.forEach(spec -> slots.add(slot(specs, spec)));
  }

  private static Slot slot(List<ContainerSpec> all, ContainerSpec spec) {
    boolean initials = all.stream().anyMatch(ContainerSpec::isInitial);
    return new Slot(spec, initials ? "PodInitializing" : "ContainerCreating");
  }

  private PodVolumes volumes(Site site, Machine machine) {
    return new PodVolumes(
        new PodVolumes.Site(
            site.means().store(),
            site.shelves(),
            machine.name(),
            lifetime -> site.tokens().of(stored.object(), lifetime)),
        this::told);
  }

  PodVolumes volumes() {
    return volumes;
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

  /// What its containers may be told of it.
  PodFields told() {
    return new PodFields(stored, fields());
  }

  private Map<String, String> fields() {
    return Map.of(
        "status.podIP",
        podIp,
        "status.podIPs",
        podIp,
        "status.hostIP",
        machine.ip(),
        "status.hostIPs",
        machine.ip());
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
    Optional<String> missing = volumes.trouble();
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
    LaunchOrder.next(slots).ifPresent(this::launch);
  }

  private void launch(Slot slot) {
    launching = true;
    new Launch(this, slot).begin();
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
    site.doors().open(key(), slot.spec.name(), program);
    slot.stopping = false;
    slot.held = true;
    slot.containerId = "containerd://" + randomId();
    slot.startedAt = site.means().timeline().instant();
    slot.state = new Running(now());
    Health health = new Health(this, slot, program, ports);
    if (slot.spec.kind() != Kind.EPHEMERAL) {
      health.begin();
    }
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
    } else {
      new Sequel(this, slot).begin(status);
    }
  }

  /// The containers have done what they had to do.
  void complete() {
    ending.begin(Ending.Cause.COMPLETED, grace());
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
      while (slots.size() < specs.size()) {
        slots.add(slot(specs, specs.get(slots.size())));
      }
      advance();
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
    slot.probes.stream().filter(Probing::isVital).forEach(Probing::stop);
    ending.stop(slot, grace < 0 ? grace() : grace);
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
    finished = true;
    try {
      report.write();
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
      slot.forget();
    }
    volumes.close();
    ports.closeEverything();
    if (!podIp.isEmpty() && !podIp.equals(machine.ip())) {
      machine.free(podIp);
    }
    site.logs().forget(key());
    site.doors().forget(key());
  }

  /// Writes the status soon, once for all that happens now.
  void publish() {
    report.soon();
  }

  boolean isGone() {
    return gone;
  }

  /// While a container is on its way there is nothing to tell but the pod's beginning.
  boolean isTelling() {
    return !launching || ending.hasBegun() || stored.status().get("startTime") == null;
  }

  PodStatus status() {
    return new PodStatus(
        stored.spec(),
        slots,
        new PodStatus.Facts(machine.ip(), podIp, startTime, finished, forced, reason, message));
  }

  void written(Stored pod) {
    stored = pod;
  }
}
