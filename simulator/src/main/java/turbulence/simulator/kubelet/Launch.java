package turbulence.simulator.kubelet;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import turbulence.json.JsonObject;
import turbulence.simulator.kubelet.ContainerState.Waiting;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Shell.Place;
import turbulence.simulator.workload.Workload;

/// Brings one container from its image to a running program, or finds out why not.
final class Launch {
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final PodRun pod;
  private final Slot slot;
  private final Timeline timeline;
  private final ImageName image;

  Launch(PodRun pod, Slot slot) {
    this.pod = pod;
    this.slot = slot;
    this.timeline = pod.site().means().timeline();
    this.image = ImageName.of(slot.spec.image());
  }

  private RandomGenerator random() {
    return pod.site().means().random();
  }

  private void after(Duration delay, Runnable task) {
    timeline.after(delay, () -> pod.whileLive(task));
  }

  void begin() {
    Optional<String> complaint = image.complaint();
    if (complaint.isPresent()) {
      String message =
          "Failed to apply default image tag \"%s\": couldn't parse image name \"%s\": %s"
              .formatted(slot.spec.image(), slot.spec.image(), complaint.get());
      pod.warn(slot, "InspectFailed", message);
      giveUp("InvalidImageName", message, RETRY);
      return;
    }
    boolean known = pod.machine().has(image.full());
    switch (slot.spec.pullPolicy()) {
      case "Never" -> present(known);
      case "IfNotPresent" -> {
        if (known) {
          present(true);
        } else {
          pull();
        }
      }
      default -> pull();
    }
  }

  private void present(boolean known) {
    if (known) {
      String name = slot.spec.image();
      String message = "already present on machine and can be accessed by the pod";
      pod.tell(slot, "Pulled", "Container image \"" + name + "\" " + message);
      create();
      return;
    }
    String message =
        "Container image \"%s\" is not present with pull policy of Never"
            .formatted(slot.spec.image());
    pod.warn(slot, "ErrImageNeverPull", message);
    giveUp("ErrImageNeverPull", message, RETRY);
  }

  private void pull() {
    Timing timing = pod.site().timing();
    boolean known = pod.machine().has(image.full());
    Duration took = (known ? timing.check() : timing.pull()).pick(random());
    pod.tell(slot, "Pulling", "Pulling image \"" + slot.spec.image() + "\"");
    after(took, () -> pulled(took));
  }

  private void pulled(Duration took) {
    if (pod.site().images().find(slot.spec.image()).isEmpty()) {
      refuse();
      return;
    }
    pod.machine().pulled(image.full());
    String time = took.toMillis() < 1000 ? took.toMillis() + "ms" : seconds(took);
    pod.tell(
        slot,
        "Pulled",
        "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
            .formatted(slot.spec.image(), time, time, image.size()));
    create();
  }

  private static String seconds(Duration took) {
    String text = Double.toString(took.toMillis() / 1000.0);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "s";
  }

  private void refuse() {
    String name = image.full();
    String why =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s: not found"
            .formatted(name, name, name);
    pod.warn(slot, "Failed", "Failed to pull image \"" + slot.spec.image() + "\": " + why);
    Duration free = slot.pulls.failedAt(timeline.instant());
    Duration wait = free.isZero() ? slot.pulls.failedAt(timeline.instant()) : free;
    giveUp("ErrImagePull", why, wait);
    after(pod.site().timing().notice().pick(random()), () -> backOff(why));
  }

  private void backOff(String why) {
    if (!(slot.state instanceof Waiting waiting) || !waiting.reason().equals("ErrImagePull")) {
      return;
    }
    String message = "Back-off pulling image \"" + slot.spec.image() + "\"";
    pod.tell(slot, "BackOff", message);
    pod.warn(slot, "Failed", "Error: ImagePullBackOff");
    slot.state = new Waiting("ImagePullBackOff", message + ": ErrImagePull: " + why);
    pod.publish();
  }

  private void giveUp(String reason, String message, Duration wait) {
    pod.warn(slot, "Failed", "Error: " + (reason.startsWith("Create") ? message : reason));
    slot.state = new Waiting(reason, message);
    slot.held = true;
    after(
        wait,
        () -> {
          slot.held = false;
          pod.advance();
        });
    pod.launched();
  }

  private void create() {
    try {
      JsonObject container = slot.spec.json();
      Map<String, String> environment =
          Environment.of(pod.site().means().store(), pod.told(), container);
      pod.tell(slot, "Created", "Container created");
      after(pod.site().timing().start().pick(random()), () -> start(environment));
    } catch (Environment.Missing missing) {
      giveUp("CreateContainerConfigError", missing.message(), RETRY);
    }
  }

  private void start(Map<String, String> environment) {
    Place place =
        new Place(
            pod.key().namespace(),
            pod.key().name(),
            slot.spec.name(),
            pod.machine().name(),
            pod.podIp());
    Program.Start start =
        new Program.Start(
            place,
            slot.spec.words("command", environment),
            slot.spec.words("args", environment),
            slot.spec.ports(),
            environment,
            slot.filesOf(pod, environment),
            slot.spec.json());
    slot.imageId = image.id();
    Workload workload = pod.site().images().find(slot.spec.image()).orElse(_ -> {});
    pod.tell(slot, "Started", "Container started");
    pod.started(slot, start, workload);
  }
}
