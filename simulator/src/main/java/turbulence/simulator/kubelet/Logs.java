package turbulence.simulator.kubelet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.edge.LogQuery;
import turbulence.simulator.api.edge.LogSource;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;
import turbulence.simulator.time.Timeline;

/// What containers printed, for the `log` subresource. Shared between threads.
public final class Logs implements LogSource {
  private static final List<String> STATUSES =
      List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

  private final Timeline timeline;
  private final Map<Key, Map<String, Kept>> pods = new ConcurrentHashMap<>();

  /// The logs of one container: of the present or last instance, and of the one before.
  private record Kept(LogBuffer current, @Nullable LogBuffer previous) {}

  /// The addresses of the nodes that answer.
  private final Map<String, String> answering = new ConcurrentHashMap<>();

  Logs(Timeline timeline) {
    this.timeline = timeline;
  }

  /// Begins the log of a new instance.
  LogBuffer open(Key pod, String container) {
    LogBuffer fresh = new LogBuffer();
    Map<String, Kept> containers = pods.computeIfAbsent(pod, _ -> new ConcurrentHashMap<>(2));
    containers.merge(container, new Kept(fresh, null), (old, _) -> new Kept(fresh, old.current));
    return fresh;
  }

  void answer(String node, String ip) {
    answering.put(node, ip);
  }

  void silence(String node) {
    answering.remove(node);
  }

  boolean answers(String node) {
    return answering.containsKey(node);
  }

  void forget(Key pod) {
    pods.remove(pod);
  }

  @Override
  public void check(Stored pod, LogQuery query) {
    String node = Trees.text(pod.spec(), "nodeName");
    String container = query.container().isEmpty() ? onlyContainer(pod) : query.container();
    JsonObject status = status(pod, container);
    if (node.isEmpty()) {
      return;
    }
    if (!answering.containsKey(node)) {
      throw Away.refusal(pod, container, query);
    }
    LogBuffer found = find(pod, container, status, query.previous());
    assert found.size() >= 0;
  }

  @Override
  public void write(Stored pod, LogQuery query, OutputStream out, BooleanSupplier open)
      throws IOException, InterruptedException {
    if (Trees.text(pod.spec(), "nodeName").isEmpty()) {
      return;
    }
    String container = query.container().isEmpty() ? onlyContainer(pod) : query.container();
    LogBuffer log = find(pod, container, status(pod, container), query.previous());
    new LogReader(log, query, timeline.instant(), out, open).read();
  }

  /// The lines of a container, from its first to its last one so far.
  public List<String> lines(Stored pod, String container) {
    String name = container.isEmpty() ? onlyContainer(pod) : container;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogQuery all = new LogQuery(name, false, false, false, null, null, null, null);
    try {
      write(pod, all, out, () -> true);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private LogBuffer find(Stored pod, String container, JsonObject status, boolean previous) {
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
    for (String list : STATUSES) {
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
    throw Refusals.badRequest(
        "container " + container + " is not valid for pod " + pod.key().name());
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
}
