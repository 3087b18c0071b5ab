package turbulence.experiment.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What carries out an activity. Values are as written: `${...}` is still in them.
public sealed interface Provider {

  /// A step written in code, named by module and function.
  ///
  /// @param secrets the scopes that the step may see
  record CodeCall(String module, String function, JsonObject arguments, List<String> secrets)
      implements Provider {}

  /// A process.
  ///
  /// @param arguments a list (no shell), a text (a shell line) or an object (names and values)
  /// @param timeout seconds
  record ProcessCall(String path, @Nullable Json arguments, @Nullable Json timeout)
      implements Provider {}

  /// An HTTP exchange.
  ///
  /// @param timeout seconds, or connect and read seconds
  record HttpCall(
      String url,
      String method,
      JsonObject headers,
      @Nullable Json arguments,
      @Nullable Json timeout,
      boolean verifyTls,
      int maxRetries)
      implements Provider {}

  /// Nothing that could run; kept for runs whose author asked to skip validation.
  record Unusable(String reason) implements Provider {}
}
