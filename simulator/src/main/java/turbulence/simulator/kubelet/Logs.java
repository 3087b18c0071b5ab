package turbulence.simulator.kubelet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.kubelet.LogBuffer.Line;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// What containers printed, for the `log` subresource. Shared between threads.
public final class Logs {
  private static final Resource PODS = new Resource("", "pods");

  private final Store store;
  private final Timeline timeline;
  private final Map<Key, Map<String, Kept>> pods = new ConcurrentHashMap<>();

  /// The logs of one container: of the present or last instance, and of the one before.
  private record Kept(LogBuffer current, @Nullable LogBuffer previous) {}

  Logs(Store store, Timeline timeline) {
    this.store = store;
    this.timeline = timeline;
  }

  /// Begins the log of a new instance.
  LogBuffer open(Key pod, String container) {
    LogBuffer fresh = new LogBuffer();
    Map<String, Kept> containers = pods.computeIfAbsent(pod, _ -> new ConcurrentHashMap<>(2));
    containers.merge(
        container, new Kept(fresh, null), (old, _) -> new Kept(fresh, old.current));
    return fresh;
  }

  void forget(Key pod) {
    pods.remove(pod);
  }

  /// Gives the wanted lines to a consumer until it says no; with `follow` also those to come, until
  /// the container ends. Each ends with a line feed unless a limit cuts it. An empty container name
  /// means the only one.
  public void read(
      String namespace, String pod, String container, LogOptions options, Predicate<String> lines)
      throws InterruptedException {
    Key key = new Key(PODS, namespace, pod);
    Stored stored = store.get(key).orElseThrow(() -> Refusals.notFound(PODS, pod));
    String name = container.isEmpty() ? onlyContainer(stored) : container;
    LogBuffer log = find(stored, name, options.previous());
    Reader reader = new Reader(log, options, timeline.instant(), lines);
    reader.read();
  }

  private LogBuffer find(Stored pod, String container, boolean previous) {
    JsonObject status = status(pod, container);
    Map<String, Kept> containers = pods.getOrDefault(pod.key(), Map.of());
    Kept kept = containers.get(container);
    if (previous) {
      // The instance before, or, while nothing runs, the one that ended last.
      boolean rests = status.object("state").has("waiting");
      LogBuffer before = kept == null ? null : rests ? kept.current : kept.previous;
      if (before == null || !status.object("lastState").has("terminated")) {
        throw Refusals.badRequest(
            "previous terminated container \""
                + container
                + "\" in pod \""
                + pod.key().name()
                + "\" not found");
      }
      return before;
    }
    if (kept == null) {
      throw Refusals.badRequest(
          "container \""
              + container
              + "\" in pod \""
              + pod.key().name()
              + "\" is waiting to start: "
              + reason(status));
    }
    return kept.current;
  }

  private static String reason(JsonObject status) {
    String reason = Trees.text(status.object("state").object("waiting"), "reason");
    return switch (reason) {
      case "ErrImagePull" -> "image can't be pulled";
      case "ImagePullBackOff" -> "trying and failing to pull image";
      case "" -> "ContainerCreating";
      default -> reason;
    };
  }

  private static JsonObject status(Stored pod, String container) {
    for (String list : List.of("containerStatuses", "initContainerStatuses")) {
      for (JsonObject status : Trees.objects(pod.status(), list)) {
        if (Trees.text(status, "name").equals(container)) {
          return status;
        }
      }
    }
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      for (JsonObject spec : Trees.objects(pod.spec(), list)) {
        if (Trees.text(spec, "name").equals(container)) {
          return JsonObject.EMPTY;
        }
      }
    }
    throw Refusals.badRequest("container " + container + " is not valid for pod " + pod.key().name());
  }

  private static String onlyContainer(Stored pod) {
    List<String> names = names(pod, "containers");
    if (names.size() == 1) {
      return names.getFirst();
    }
    List<String> initial = names(pod, "initContainers");
    String choice = "choose one of: [" + String.join(" ", names) + "]";
    throw Refusals.badRequest(
        "a container name must be specified for pod "
            + pod.key().name()
            + ", "
            + choice
            + (initial.isEmpty()
                ? ""
                : " or one of the init containers: [" + String.join(" ", initial) + "]"));
  }

  private static List<String> names(Stored pod, String list) {
    return Trees.objects(pod.spec(), list).stream().map(each -> Trees.text(each, "name")).toList();
  }

  /// One reading of one log.
  private static final class Reader {
    private final LogBuffer log;
    private final LogOptions options;
    private final @Nullable Instant since;
    private final Predicate<String> lines;
    private long next;
    private long left;

    Reader(LogBuffer log, LogOptions options, Instant now, Predicate<String> lines) {
      this.log = log;
      this.options = options;
      this.lines = lines;
      Long seconds = options.sinceSeconds();
      this.since = seconds != null ? now.minusSeconds(seconds) : options.sinceTime();
      this.left = options.limitBytes() == null ? Long.MAX_VALUE : options.limitBytes();
    }

    void read() throws InterruptedException {
      Long tail = options.tailLines();
      next = tail == null || tail < 0 ? 0 : Math.max(0, log.size() - tail);
      boolean more = hand();
      while (more && options.follow() && log.await(next)) {
        more = hand();
      }
    }

    private boolean hand() {
      LogBuffer.Page page = log.from(next);
      for (Line line : page.lines()) {
        if (since != null && line.at().isBefore(since)) {
          continue;
        }
        if (!hand(options.timestamps() ? line.at() + " " + line.text() : line.text())) {
          return false;
        }
      }
      next = page.end();
      return true;
    }

    private boolean hand(String text) {
      String line = text + "\n";
      boolean whole = line.length() <= left;
      String said = whole ? line : line.substring(0, (int) left);
      left -= said.length();
      return lines.test(said) && whole && left > 0;
    }
  }
}
