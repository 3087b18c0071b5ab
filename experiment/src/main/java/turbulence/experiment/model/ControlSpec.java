package turbulence.experiment.model;

import turbulence.json.JsonObject;

/// A declared control: code that is asked around each phase and activity.
public record ControlSpec(
    String name, String module, JsonObject arguments, Scope scope, boolean automatic) {

  /// Which of the two moments it wants.
  public enum Scope {
    BOTH,
    BEFORE,
    AFTER
  }
}
