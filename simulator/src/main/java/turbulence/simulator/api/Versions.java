package turbulence.simulator.api;

import turbulence.json.JsonObject;
import turbulence.simulator.api.kind.Conversion;

/// An object's way between the version in which it is stored and those in which it is served.
public final class Versions {
  private Versions() {}

  /// From the served version to the stored one.
  public static JsonObject stored(Kind kind, JsonObject served) {
    return kind.apiVersion().equals(kind.storedApiVersion())
        ? served
        : conversion(kind).stored(served).with("apiVersion", kind.storedApiVersion());
  }

  /// From the stored version to the served one.
  public static JsonObject served(Kind kind, JsonObject stored) {
    return kind.apiVersion().equals(kind.storedApiVersion())
        ? stored
        : conversion(kind).served(stored).with("apiVersion", kind.apiVersion());
  }

  private static Conversion conversion(Kind kind) {
    return Conversion.of(kind.apiVersion(), kind.info().plural());
  }
}
