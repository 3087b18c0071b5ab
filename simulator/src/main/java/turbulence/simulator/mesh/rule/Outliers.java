package turbulence.simulator.mesh.rule;

import java.time.Duration;
import turbulence.json.JsonObject;

/// When a pod that answers badly is left out for a while.
///
/// @param errors so many answers from 500 on, one after the other; 0 for never
/// @param gatewayErrors so many of 502, 503 and 504; 0 for never
/// @param interval how often it is looked whether one may come back
/// @param share so much of all, in percent, may be left out before one more is
public record Outliers(int errors, int gatewayErrors, Duration interval, Duration base, int share) {
  private static final int ERRORS = 5;

  static Outliers of(JsonObject given) {
    return new Outliers(
        Given.number(given, "consecutive5xxErrors", ERRORS),
        Given.number(
            given, "consecutiveGatewayErrors", Given.number(given, "consecutiveErrors", 0)),
        Given.time(given, "interval").orElse(Duration.ofSeconds(10)),
        Given.time(given, "baseEjectionTime").orElse(Duration.ofSeconds(30)),
        Given.number(given, "maxEjectionPercent", 10));
  }
}
