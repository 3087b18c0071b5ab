package turbulence.simulator.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// An answer that is no: a `Status` object in the words of a real API server.
///
/// Unchecked, because every read and write may end so and only the edge of the API answers it.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient @Nullable JsonObject details;

  private transient JsonObject metadata = JsonObject.EMPTY;

  /// Details of null are left out of the answer, empty ones are not.
  public Refusal(int code, String reason, String message, @Nullable JsonObject details) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /// The same with something in its metadata, such as where to go on.
  public Refusal withMetadata(JsonObject other) {
    Refusal refusal = new Refusal(code, reason, message(), details);
    refusal.metadata = other;
    return refusal;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public Optional<JsonObject> details() {
    return Optional.ofNullable(details);
  }

  /// One thing that is wrong with an object: `FieldValueInvalid`, the message, the path.
  public record Cause(String reason, String message, String field) {
    Json json() {
      JsonObject.Builder cause = JsonObject.builder().put("reason", reason).put("message", message);
      return (field.isEmpty() ? cause : cause.put("field", field)).build();
    }
  }

  public static JsonArray causes(List<Cause> causes) {
    return JsonArray.from(causes.stream().map(Cause::json).toList());
  }

  /// The body of the answer.
  public JsonObject status() {
    JsonObject.Builder status =
        JsonObject.builder()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("metadata", metadata)
            .put("status", "Failure")
            .put("message", message());
    if (!reason.isEmpty()) {
      status.put("reason", reason);
    }
    if (details != null) {
      status.put("details", details);
    }
    return status.put("code", code).build();
  }
}
