package turbulence.faults.kubernetes.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// An API refused a request, or did not answer it.
public final class ClusterFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /// The reason when our credentials cannot be used.
  public static final String NO_CREDENTIALS = "NoCredentials";

  /// The reason when an answer is none that an API gives.
  public static final String NO_API = "NoApi";

  private final int code;
  private final String reason;
  private final String text;
  private final transient JsonObject status;
  private final @Nullable Duration retryAfter;

  private ClusterFailed(
      String message, Refusal refusal, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.code = refusal.code();
    this.reason = refusal.reason();
    this.text = refusal.text();
    this.status = refusal.status();
    this.retryAfter = retryAfter;
  }

  private record Refusal(int code, String reason, String text, JsonObject status) {}

  /// There is no answer, or none that can be read.
  static ClusterFailed silent(String reason, String message, @Nullable Throwable cause) {
    return new ClusterFailed(
        message, new Refusal(0, reason, message, JsonObject.EMPTY), null, cause);
  }

  /// An answer with a code that means no.
  ///
  /// @param body the Status that an API sends, or whatever else came
  static ClusterFailed refused(String doing, int code, Json body, @Nullable Duration retryAfter) {
    boolean told = body instanceof JsonObject object && object.text("message").isPresent();
    JsonObject status = body instanceof JsonObject object ? object : JsonObject.EMPTY;
    String raw = body instanceof JsonText text ? text.value() : body.toString();
    String text = told ? status.text("message").orElse("") : raw.strip();
    String reason = status.text("reason").orElse("");
    String name = reason.isEmpty() ? "" : " " + reason;
    String message = doing + ": " + code + name + (text.isEmpty() ? "" : ": " + text);
    return new ClusterFailed(message, new Refusal(code, reason, text, status), retryAfter, null);
  }

  /// The code of the answer; 0 without one.
  public int code() {
    return code;
  }

  /// One word, such as `NotFound` or `AlreadyExists`; without an answer `UNREACHABLE`, `TIMED_OUT`
  /// and their like.
  public String reason() {
    return reason;
  }

  /// What the API itself says.
  public String text() {
    return text;
  }

  /// The whole Status that the API sent; empty when it sent none.
  public JsonObject status() {
    return status;
  }

  public JsonObject details() {
    return status.object("details");
  }

  /// Each with `reason`, `message` and `field`, as far as there are any.
  public List<JsonObject> causes() {
    return details().array("causes").items().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  /// How long the API wants us to wait.
  public Optional<Duration> retryAfter() {
    if (retryAfter == null && details().get("retryAfterSeconds") instanceof JsonNumber seconds) {
      long whole = (long) seconds.doubleValue();
      return whole > 0 ? Optional.of(Duration.ofSeconds(whole)) : Optional.empty();
    }
    return Optional.ofNullable(retryAfter);
  }

  public boolean isNotFound() {
    return code == 404;
  }

  public boolean isConflict() {
    return code == 409;
  }

  public boolean isForbidden() {
    return code == 403;
  }

  /// Whether an eviction would break a disruption budget: the budget has to be waited for.
  public boolean isBudget() {
    return code == 429
        && causes().stream()
            .anyMatch(each -> each.text("reason").filter("DisruptionBudget"::equals).isPresent());
  }

  /// What happened, in words.
  public String words() {
    return String.valueOf(getMessage());
  }
}
