package turbulence.simulator.api.kind;

import turbulence.json.JsonObject;

/// How objects of a kind are written in a served version that is not the one they are stored in.
/// The version itself is written by who asks.
public interface Conversion {
  /// The same fields in every version.
  Conversion NONE =
      new Conversion() {
        @Override
        public JsonObject stored(JsonObject object) {
          return object;
        }

        @Override
        public JsonObject served(JsonObject object) {
          return object;
        }
      };

  /// From the served version to the stored one.
  JsonObject stored(JsonObject object);

  /// From the stored version to the served one.
  JsonObject served(JsonObject object);

  /// The conversion between that served version and the stored one, which is `v2` of autoscalers,
  /// the core group's of events and `v1` of others.
  static Conversion of(String apiVersion, String plural) {
    return switch (apiVersion + "/" + plural) {
      case "autoscaling/v1/horizontalpodautoscalers" -> new OldAutoscalers();
      case "autoscaling/v2beta1/horizontalpodautoscalers" -> new BetaAutoscalers();
      case "events.k8s.io/v1/events" -> new NewEvents();
      case "extensions/v1beta1/ingresses", "networking.k8s.io/v1beta1/ingresses" ->
          new BetaIngresses();
      default -> NONE;
    };
  }
}
