package turbulence.simulator.control;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// How many pods a rolling update may add and take away, as the Deployment's strategy says.
public record Rolling(boolean rolls, long surge, long unavailable) {
  private static final String QUARTER = "25%";

  static Rolling of(JsonObject spec) {
    JsonObject strategy = spec.object("strategy");
    if (Fields.text(strategy, "type").equals("Recreate")) {
      return new Rolling(false, 0, 0);
    }
    JsonObject bounds = strategy.object("rollingUpdate");
    long replicas = Fields.whole(spec, "replicas", 1);
    Json surge = bounds.has("maxSurge") ? bounds.get("maxSurge") : new JsonText(QUARTER);
    Json gone = bounds.has("maxUnavailable") ? bounds.get("maxUnavailable") : new JsonText(QUARTER);
    long most = scaled(surge, replicas, true);
    long least = scaled(gone, replicas, false);
    // With neither, nothing could ever move.
    return new Rolling(true, most, most == 0 && least == 0 ? 1 : least);
  }

  /// How many of the wanted pods may be missing.
  long mayMiss(long replicas) {
    return !rolls || replicas == 0 ? 0 : Math.min(unavailable, replicas);
  }

  /// A number, or a percentage of the total, rounded up or down; 0 when it is neither.
  public static long scaled(@Nullable Json value, long total, boolean up) {
    if (value instanceof JsonNumber number) {
      return number.value().longValue();
    }
    if (!(value instanceof JsonText text) || !text.value().endsWith("%")) {
      return 0;
    }
    try {
      long percent = Integer.parseInt(text.value().substring(0, text.value().length() - 1));
      return up ? Math.ceilDiv(percent * total, 100) : Math.floorDiv(percent * total, 100);
    } catch (NumberFormatException noPercentage) {
      return 0;
    }
  }
}
