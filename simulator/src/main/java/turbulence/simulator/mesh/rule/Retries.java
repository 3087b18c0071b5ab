package turbulence.simulator.mesh.rule;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import turbulence.json.JsonObject;

/// How often and on what a request is sent again.
///
/// @param attempts beside the first one
/// @param perTry empty when each try may take as long as all of them together
/// @param reasons Envoy's words
/// @param statuses answers that are reasons
/// @param backoff from which the waits before each try are drawn
public record Retries(
    int attempts,
    Optional<Duration> perTry,
    Set<String> reasons,
    Set<Integer> statuses,
    Duration backoff) {
  private static final Duration BACKOFF = Duration.ofMillis(25);
  private static final String PRESET = "connect-failure,refused-stream,unavailable,cancelled,503";

  /// What routes do that say nothing.
  public static final Retries PRESET_POLICY = of(2, Optional.empty(), PRESET, BACKOFF);

  public static final Retries NONE = of(0, Optional.empty(), "", BACKOFF);

  private static final List<String> ANY = List.of("5xx", "gateway-error", "reset");

  /// How a try failed that brought no answer.
  public enum Failure {
    CONNECT,
    RESET,
    TIMEOUT
  }

  static Retries of(JsonObject route) {
    if (!(route.get("retries") instanceof JsonObject given)) {
      return PRESET_POLICY;
    }
    int attempts = Given.number(given, "attempts", 0);
    if (attempts <= 0) {
      return NONE;
    }
    String reasons = Given.text(given, "retryOn");
    return of(
        attempts,
        Given.time(given, "perTryTimeout"),
        reasons.isEmpty() ? PRESET : reasons,
        Given.time(given, "backoff").orElse(BACKOFF));
  }

  private static Retries of(
      int attempts, Optional<Duration> perTry, String reasons, Duration backoff) {
    Set<String> words = new HashSet<>();
    Set<Integer> statuses = new HashSet<>();
    for (String each : reasons.split(",", -1)) {
      String word = each.strip().toLowerCase(Locale.ROOT);
      if (word.length() == 3 && word.chars().allMatch(Character::isDigit)) {
        statuses.add(Integer.parseInt(word));
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new Retries(attempts, perTry, Set.copyOf(words), Set.copyOf(statuses), backoff);
  }

  /// Whether an answer is a reason to ask again.
  public boolean on(int status) {
    return status / 100 == 5 && reasons.contains("5xx")
        || status >= 502 && status <= 504 && reasons.contains("gateway-error")
        || status == 409 && reasons.contains("retriable-4xx")
        || statuses.contains(status);
  }

  /// Whether that there was none is a reason.
  public boolean on(Failure failure) {
    return ANY.stream().anyMatch(reasons::contains)
        || failure == Failure.CONNECT && reasons.contains("connect-failure");
  }
}
