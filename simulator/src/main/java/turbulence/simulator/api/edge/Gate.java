package turbulence.simulator.api.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Credentials.BadToken;
import turbulence.simulator.api.Credentials.Holder;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Request;

/// Who comes in: holders of a token, the administrator's or a service account's, who called us by
/// our own name. Web pages never do: they can send a browser here, but neither without an Origin
/// nor under another name. Programs may name this very server as the Origin, as some do that open a
/// WebSocket; it has no pages.
public final class Gate {
  /// On this machine, and as pods call us; none is a name that a web page could have.
  private static final Set<String> OURS =
      Set.of(
          "127.0.0.1",
          "localhost",
          "10.96.0.1",
          "kubernetes",
          "kubernetes.default",
          "kubernetes.default.svc",
          "kubernetes.default.svc.cluster.local");

  private final @Nullable String token;

  /// Without a token everybody is the administrator: for tests only.
  public Gate(@Nullable String token) {
    this.token = token;
  }

  /// @param credentials know all tokens but the administrator's
  Caller admit(Request request, Credentials credentials) {
    requireOurName(request.headers());
    String given = bearer(request.headers());
    if (given.isEmpty() && token == null) {
      return Caller.ADMIN;
    }
    try {
      return holder(given, List.of(), credentials).caller();
    } catch (BadToken unknown) {
      throw Refusals.unauthorized();
    }
  }

  /// Who holds that token, which must be meant for one of the audiences.
  Holder holder(String given, List<String> audiences, Credentials credentials) throws BadToken {
    return isOurs(given)
        ? new Holder(Caller.ADMIN, audiences)
        : credentials.holder(given, audiences);
  }

  /// The token that comes with a request; empty when there is none.
  private static String bearer(Headers headers) {
    String given = headers.first("Authorization");
    return given != null && given.regionMatches(true, 0, "Bearer ", 0, 7)
        ? given.substring(7).strip()
        : "";
  }

  private boolean isOurs(String given) {
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireOurName(Headers headers) {
    if (headers.has("Origin") && !isOurs(headers)) {
      throw new Refusal(403, "Forbidden", "the simulator serves no web pages", null);
    }
    String host = headers.first("Host");
    String name = host == null ? "" : host.replaceFirst(":[0-9]+$", "");
    if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          403, "Forbidden", "the simulator is called 127.0.0.1 or localhost, not " + name, null);
    }
  }

  private static boolean isOurs(Headers headers) {
    String origin = headers.first("Origin");
    String host = headers.first("Host");
    return ("https://" + host).equals(origin) || ("http://" + host).equals(origin);
  }
}
