package turbulence.experiment.resolve;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The names that `${name}` may use.
public interface Names {
  Names NONE = of(JsonObject.EMPTY, JsonObject.EMPTY);

  /// What a name stands for; null when nothing.
  @Nullable Named get(String name);

  /// Whether there is neither configuration nor a secret scope.
  boolean isEmpty();

  /// A value that has a name.
  ///
  /// @param value the value, resolved
  /// @param secret whether it must not be seen
  record Named(Json value, boolean secret) {}

  /// Looks into the configuration first, then into every scope of secrets in turn.
  static Names of(JsonObject configuration, JsonObject secrets) {
    return new Names() {
      @Override
      public @Nullable Named get(String name) {
        Json value = configuration.get(name);
        if (value != null) {
          return new Named(value, false);
        }
        for (String scope : secrets.names()) {
          Json secret = secrets.object(scope).get(name);
          if (secret != null) {
            return new Named(secret, true);
          }
        }
        return null;
      }

      @Override
      public boolean isEmpty() {
        return configuration.isEmpty() && secrets.isEmpty();
      }
    };
  }
}
