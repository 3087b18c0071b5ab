package turbulence.simulator.patch;

import turbulence.json.JsonObject;
import turbulence.simulator.schema.Type;

/// Who writes what, as managed fields remember it: `kubectl`, `apps/v1`, `Deployment`, a
/// subresource or nothing, a time such as `2026-01-02T03:04:05Z`.
///
/// `published` says that the type is one of Kubernetes itself and not of a custom resource.
public record Write(
    String manager,
    String apiVersion,
    String kind,
    String subresource,
    String time,
    Type type,
    boolean published) {
  private static final FieldSet STATUS = top("f:status");
  private static final FieldSet SPEC = top("f:spec");

  public Write {
    manager = manager.isEmpty() ? "unknown" : manager;
  }

  private static FieldSet top(String step) {
    return new FieldSet(JsonObject.of(step, JsonObject.EMPTY));
  }

  Write as(String other) {
    return new Write(other, apiVersion, kind, subresource, time, type, published);
  }

  /// The fields that such a write leaves as they are, whatever it says.
  FieldSet ignored() {
    return switch (subresource) {
      case "" -> STATUS;
      case "status" -> SPEC;
      default -> FieldSet.EMPTY;
    };
  }

  /// What an object is compared with: a published type has parts that are never absent, so they are
  /// nobody's.
  JsonObject base(JsonObject before, JsonObject after) {
    if (!published) {
      return before;
    }
    JsonObject base = before;
    for (var part : Skeleton.of(after)) {
      if (!before.has(part.getKey())) {
        base = base.with(part.getKey(), part.getValue());
      }
    }
    return base;
  }
}
