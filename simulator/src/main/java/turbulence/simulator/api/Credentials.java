package turbulence.simulator.api;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Makes and knows the tokens of service accounts. Shared between threads.
public interface Credentials {
  /// Who holds that token; it must be meant for one of the audiences, or for this cluster when none
  /// is named.
  Holder holder(String token, List<String> audiences) throws BadToken;

  /// The answer to a `TokenRequest` for that account. Throws [Refusal].
  JsonObject issue(Stored account, JsonObject request);

  /// What a server publishes, under that path, of its issuer of tokens.
  Optional<JsonObject> published(String path);

  /// The holder of a token, and for which of the audiences it is good.
  record Holder(Caller caller, List<String> audiences) {}

  /// A token that proves nothing, and why.
  final class BadToken extends Exception {
    private static final long serialVersionUID = 1L;

    public BadToken(String why) {
      super(why, null, false, false);
    }

    public String why() {
      return String.valueOf(getMessage());
    }
  }
}
