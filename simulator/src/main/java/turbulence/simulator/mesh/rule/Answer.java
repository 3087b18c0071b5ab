package turbulence.simulator.mesh.rule;

import java.util.Optional;
import java.util.Set;
import turbulence.json.JsonObject;

/// A route that leads nowhere: the proxy answers itself.
public sealed interface Answer {
  static Optional<Answer> of(JsonObject route) {
    if (route.get("redirect") instanceof JsonObject given) {
      return Optional.of(Redirect.of(given));
    } else if (route.get("directResponse") instanceof JsonObject given) {
      return Optional.of(
          new Direct(
              Direct.status(Given.number(given, "status", 0)),
              Given.text(given.object("body"), "string")));
    }
    return Optional.empty();
  }

  /// That status and text.
  record Direct(int status, String body) implements Answer {
    /// What is no status is a mistake of the proxy's.
    private static int status(int given) {
      return given >= 200 && given <= 599 ? given : 500;
    }
  }

  /// Another place; what is empty stays as it was.
  record Redirect(int status, String scheme, String authority, int port, String uri)
      implements Answer {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    static Redirect of(JsonObject given) {
      int code = Given.number(given, "redirectCode", 301);
      return new Redirect(
          REDIRECTS.contains(code) ? code : 301,
          Given.text(given, "scheme"),
          Given.text(given, "authority"),
          Given.number(given, "port", 0),
          Given.text(given, "uri"));
    }

    /// Where the caller is sent.
    public String location(Asked asked) {
      String target = asked.request().target();
      int mark = target.indexOf('?');
      String query = mark < 0 ? "" : target.substring(mark);
      String host = authority.isEmpty() ? asked.authority() : authority;
      String at = port == 0 ? host : bare(host) + ":" + port;
      String path = uri.isEmpty() ? target : uri.indexOf('?') >= 0 ? uri : uri + query;
      return (scheme.isEmpty() ? "http" : scheme) + "://" + at + path;
    }

    private static String bare(String authority) {
      int colon = authority.lastIndexOf(':');
      return colon < 0 ? authority : authority.substring(0, colon);
    }
  }
}
