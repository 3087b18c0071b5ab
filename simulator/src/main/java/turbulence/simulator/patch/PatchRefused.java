package turbulence.simulator.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A patch that cannot be applied, in the words of a real API server.
///
/// Unchecked, because every step of a patch may end so and only the API answers it.
public final class PatchRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient @Nullable List<Cause> causes;

  private PatchRefused(int code, String reason, String message, @Nullable List<Cause> causes) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.causes = causes;
  }

  /// One thing that is wrong: `FieldManagerConflict`, `conflict with "x"`, `.spec.replicas`.
  public record Cause(String reason, String message, String field) {}

  public int code() {
    return code;
  }

  /// Empty when a real server gives none.
  public String reason() {
    return reason;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  /// Whether the answer carries details, be they empty.
  public boolean isDetailed() {
    return causes != null;
  }

  public List<Cause> causes() {
    return causes == null ? List.of() : causes;
  }

  static PatchRefused badRequest(String message) {
    return new PatchRefused(400, "BadRequest", message, null);
  }

  /// What comes of a JSON patch that does not fit the object: a real server keeps the cause back.
  static PatchRefused unfitting() {
    String message = "the server rejected our request due to an error in our request";
    return new PatchRefused(422, "Invalid", message, List.of());
  }

  static PatchRefused tooLarge(String message) {
    String whole = "Request entity too large: " + message;
    return new PatchRefused(413, "RequestEntityTooLarge", whole, null);
  }

  /// The patched object cannot be read as one.
  static PatchRefused invalid(String value, String problem) {
    String message = "Invalid value: " + GoText.quoted(value) + ": " + problem;
    Cause cause = new Cause("FieldValueInvalid", message, "patch");
    return new PatchRefused(422, "Invalid", " \"\" is invalid: patch: " + message, List.of(cause));
  }

  /// A fault that a real server does not classify: it gives the words without a reason. It answers
  /// 500, which here stands for faults of the simulator, so the code says whose fault this is.
  static PatchRefused unclassified(String message) {
    return new PatchRefused(422, "", message, null);
  }

  static PatchRefused conflict(String message, List<Cause> causes) {
    return new PatchRefused(409, "Conflict", message, causes);
  }
}
