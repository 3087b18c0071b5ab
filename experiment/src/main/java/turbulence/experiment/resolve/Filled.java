package turbulence.experiment.resolve;

import turbulence.json.Json;

/// A value to use beside the one to show, which is the same object when nothing is to be hidden.
record Filled(Json value, Json masked) {
  static Filled same(Json value) {
    return new Filled(value, value);
  }

  @SuppressWarnings("ReferenceEquality") // Trees are big, and a difference is always a new tree.
  boolean isSecret() {
    return value != masked;
  }
}
