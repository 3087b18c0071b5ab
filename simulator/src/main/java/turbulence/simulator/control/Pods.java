package turbulence.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// How pods are, as controllers judge it.
public final class Pods {
  private Pods() {}

  public static String phase(Stored pod) {
    return Fields.text(pod.status(), "phase");
  }

  public static boolean isOver(Stored pod) {
    String phase = phase(pod);
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /// Neither over nor on its way out.
  public static boolean isActive(Stored pod) {
    return !pod.isDeleting() && !isOver(pod);
  }

  public static boolean isTerminating(Stored pod) {
    return pod.isDeleting() && !isOver(pod);
  }

  public static boolean isReady(Stored pod) {
    return Conditions.isTrue(pod.status(), "Ready");
  }

  /// Since when the pod is ready; empty when it is not, or nobody knows.
  public static Optional<Instant> readySince(Stored pod) {
    JsonObject ready = Conditions.find(pod.status(), "Ready");
    return Conditions.has(ready, "status", "True")
        ? time(ready, "lastTransitionTime")
        : Optional.empty();
  }

  /// Ready, and for that many seconds.
  public static boolean isAvailable(Stored pod, long minReadySeconds, Instant now) {
    if (!isReady(pod)) {
      return false;
    }
    return minReadySeconds == 0
        || readySince(pod)
            .map(since -> !since.plus(Duration.ofSeconds(minReadySeconds)).isAfter(now))
            .orElse(false);
  }

  public static String node(Stored pod) {
    return Fields.text(pod.spec(), "nodeName");
  }

  public static Optional<Instant> time(@Nullable JsonObject object, String field) {
    String text = object == null ? "" : Fields.text(object, field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
