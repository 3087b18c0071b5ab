package turbulence.simulator.control.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Pods;
import turbulence.simulator.quantity.Quantity;
import turbulence.simulator.store.Stored;
import turbulence.simulator.workload.Workloads;

/// What containers use of processors and memory: as much as their images use when they have nothing
/// to do, or what the annotations of their pod say, and never more than their limits. The same
/// every time.
public final class Consumption {
  /// What each container of a pod uses of a processor, such as `90m`.
  public static final String PROCESSOR = "simulator.turbulence/cpu";

  /// What each container of a pod uses of memory, such as `40Mi`.
  public static final String MEMORY = "simulator.turbulence/memory";

  /// How long a container has to run until somebody has measured it.
  private static final Duration FIRST_READING = Duration.ofSeconds(15);

  private static final Quantity IDLE = Quantity.of("0");
  private static final Quantity USUAL = Quantity.of("12Mi");
  private static final Map<String, Quantity> PROCESSORS =
      Map.of(
          "mongo",
          Quantity.of("5m"),
          "mongodb",
          Quantity.of("5m"),
          "mysql",
          Quantity.of("8m"),
          "proxyv2",
          Quantity.of("6m"),
          "pilot",
          Quantity.of("3m"));
  private static final Map<String, Quantity> MEMORIES =
      Map.ofEntries(
          Map.entry("go-demo-8", Quantity.of("3277Ki")),
          Map.entry("repeater", Quantity.of("3277Ki")),
          Map.entry("mongo", Quantity.of("62Mi")),
          Map.entry("mongodb", Quantity.of("62Mi")),
          Map.entry("nginx", Quantity.of("4Mi")),
          Map.entry("httpd", Quantity.of("7Mi")),
          Map.entry("busybox", Quantity.of("400Ki")),
          Map.entry("alpine", Quantity.of("400Ki")),
          Map.entry("random-logger", Quantity.of("600Ki")),
          Map.entry("pause", Quantity.of("200Ki")),
          Map.entry("redis", Quantity.of("3Mi")),
          Map.entry("postgres", Quantity.of("24Mi")),
          Map.entry("mysql", Quantity.of("360Mi")),
          Map.entry("proxyv2", Quantity.of("40Mi")),
          Map.entry("pilot", Quantity.of("60Mi")),
          Map.entry("prometheus", Quantity.of("150Mi")),
          Map.entry("grafana", Quantity.of("60Mi")),
          Map.entry("kiali", Quantity.of("30Mi")));

  private Consumption() {}

  /// What a container of the pod uses of `cpu` or `memory`, in thousandths; 0 of anything else.
  public static long of(Stored pod, JsonObject container, String resource) {
    Quantity used =
        told(pod, resource.equals("cpu") ? PROCESSOR : MEMORY)
            .orElseGet(() -> idle(container, resource));
    String limit = container.object("resources").object("limits").text(resource).orElse("");
    Quantity most = limit.isEmpty() ? used : Quantity.of(limit);
    return (used.compareTo(most) < 0 ? used : most).milli();
  }

  private static Optional<Quantity> told(Stored pod, String annotation) {
    return pod.metadata().object("annotations").text(annotation).flatMap(Quantity::parse);
  }

  private static Quantity idle(JsonObject container, String resource) {
    String repository = Workloads.repository(Fields.text(container, "image"));
    String image = repository.substring(repository.lastIndexOf('/') + 1);
    return switch (resource) {
      case "cpu" -> PROCESSORS.getOrDefault(image, IDLE);
      case "memory" -> MEMORIES.getOrDefault(image, USUAL);
      default -> IDLE;
    };
  }

  /// What that container of the pod uses in thousandths, or with an empty name all of them; empty
  /// as long as nobody has measured it.
  static OptionalLong measured(Stored pod, String container, String resource, Instant now) {
    if (!isMeasured(pod, now)) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (JsonObject each : Fields.objects(pod.spec(), "containers")) {
      if (container.isEmpty() || Fields.text(each, "name").equals(container)) {
        sum += of(pod, each, resource);
      }
    }
    return OptionalLong.of(sum);
  }

  /// Whether all containers of the pod have run for long enough.
  public static boolean isMeasured(Stored pod, Instant now) {
    for (JsonObject each : Fields.objects(pod.status(), "containerStatuses")) {
      JsonObject running = each.object("state").object("running");
      boolean longEnough =
          Pods.time(running, "startedAt")
              .map(since -> !since.plus(FIRST_READING).isAfter(now))
              .orElse(false);
      if (!longEnough) {
        return false;
      }
    }
    return Pods.phase(pod).equals("Running") && pod.status().has("containerStatuses");
  }
}
