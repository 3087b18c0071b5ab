package turbulence.simulator.api.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Request;

/// Who comes in: holders of the token, who called us by our own name. Web pages never do: they can
/// send a browser here, but neither without an Origin nor under another name. Programs may name
/// this very server as the Origin, as some do that open a WebSocket; it has no pages.
public final class Gate {
  private final @Nullable String token;

  /// Without a token everybody is the administrator: for tests only.
  public Gate(@Nullable String token) {
    this.token = token;
  }

  Caller admit(Request request) {
    requireOurName(request.headers());
    Caller holder = holder(request.headers());
    String user = request.headers().first("Impersonate-User");
    List<String> groups = new ArrayList<>(request.headers().all("Impersonate-Group"));
    if (user == null || user.isEmpty()) {
      if (!groups.isEmpty()) {
        throw Refusals.badRequest("requested " + groups + " without impersonating a user");
      }
      return holder;
    }
    return new Caller(user, withUsual(user, groups));
  }

  /// Everybody who is known is in a group for that; accounts of pods are in two more.
  private static List<String> withUsual(String user, List<String> groups) {
    String[] account = user.split(":", -1);
    if (groups.isEmpty() && user.startsWith("system:serviceaccount:") && account.length == 4) {
      groups.add("system:serviceaccounts");
      groups.add("system:serviceaccounts:" + account[2]);
    }
    String usual =
        user.equals("system:anonymous") ? "system:unauthenticated" : "system:authenticated";
    if (!groups.contains(usual)) {
      groups.add(usual);
    }
    return groups;
  }

  private static void requireOurName(Headers headers) {
    if (headers.has("Origin") && !isOurs(headers)) {
      throw new Refusal(403, "Forbidden", "the simulator serves no web pages", null);
    }
    String host = headers.first("Host");
    String name = host == null ? "" : host.replaceFirst(":[0-9]+$", "");
    if (!name.equals("127.0.0.1") && !name.equalsIgnoreCase("localhost")) {
      throw new Refusal(
          403, "Forbidden", "the simulator is called 127.0.0.1 or localhost, not " + name, null);
    }
  }

  private static boolean isOurs(Headers headers) {
    String origin = headers.first("Origin");
    String host = headers.first("Host");
    return ("https://" + host).equals(origin) || ("http://" + host).equals(origin);
  }

  private Caller holder(Headers headers) {
    if (token == null) {
      return Caller.ADMIN;
    }
    String given = headers.first("Authorization");
    byte[] right = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    if (given == null || !MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8))) {
      throw Refusals.unauthorized();
    }
    return Caller.ADMIN;
  }
}
