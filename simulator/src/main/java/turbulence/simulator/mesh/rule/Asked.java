package turbulence.simulator.mesh.rule;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.workload.Service.Request;

/// A request as rules look at it.
///
/// @param authority host and port as the caller wrote them
/// @param port where the caller's connection went
/// @param gateway the Gateway that it came through, `namespace/name`, or [#MESH]
/// @param namespace the caller's
/// @param labels the caller's
public record Asked(
    Request request,
    String authority,
    int port,
    String gateway,
    String namespace,
    JsonObject labels) {
  /// What all sidecars together are called where Gateways are named.
  public static final String MESH = "mesh";

  String path() {
    return request.path();
  }

  /// The value of a parameter in the query; null when it is not given.
  public @Nullable String parameter(String name) {
    int mark = request.target().indexOf('?');
    if (mark < 0) {
      return null;
    }
    for (String pair : request.target().substring(mark + 1).split("&", -1)) {
      int sign = pair.indexOf('=');
      if (decoded(sign < 0 ? pair : pair.substring(0, sign)).equals(name)) {
        return sign < 0 ? "" : decoded(pair.substring(sign + 1));
      }
    }
    return null;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
