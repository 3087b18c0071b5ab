package turbulence.simulator.rights;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Credentials.BadToken;
import turbulence.simulator.api.Credentials.Holder;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Tokens as they were before they had a time: they lie in secrets, and are good as long as those
/// are there.
final class LegacyTokens {
  private static final String ISSUER = "kubernetes/serviceaccount";
  private static final String PREFIX = "kubernetes.io/serviceaccount/";
  private static final String NAMESPACE = PREFIX + "namespace";
  private static final String SECRET = PREFIX + "secret.name";
  private static final String NAME = PREFIX + "service-account.name";
  private static final String UID = PREFIX + "service-account.uid";

  private LegacyTokens() {}

  static JsonObject claims(Stored account, Stored secret) {
    return JsonObject.builder()
        .put("iss", ISSUER)
        .put(NAMESPACE, account.key().namespace())
        .put(SECRET, secret.key().name())
        .put(NAME, account.key().name())
        .put(UID, account.uid())
        .put("sub", Account.user(account.key().namespace(), account.key().name()))
        .build();
  }

  static boolean isLegacy(JsonObject claims) {
    return claims.text("iss").orElse("").equals(ISSUER);
  }

  static Holder holder(Store store, String token, JsonObject claims, List<String> audiences)
      throws BadToken {
    List<String> wanted = audiences.isEmpty() ? Issuer.OWN : audiences;
    List<String> good = Issuer.shared(Issuer.OWN, wanted);
    if (good.isEmpty()) {
      throw Proof.bad(
          "token audiences "
              + Rule.quoted(Issuer.OWN)
              + " is invalid for the target audiences "
              + Rule.quoted(wanted));
    }
    Account account = new Account(text(claims, NAMESPACE), text(claims, NAME));
    requireSecret(store, token, account.namespace(), text(claims, SECRET));
    Stored stored =
        store
            .get(new Key(Issuer.ACCOUNTS, account.namespace(), account.name()))
            .orElseThrow(() -> Proof.bad("serviceaccounts \"" + account.name() + "\" not found"));
    String uid = text(claims, UID);
    if (!uid.equals(stored.uid())) {
      throw Proof.bad(
          "ServiceAccount UID (" + stored.uid() + ") does not match claim (" + uid + ")");
    }
    return new Holder(new Caller(account.user(), account.groups(), uid, Map.of()), good);
  }

  private static void requireSecret(Store store, String token, String namespace, String name)
      throws BadToken {
    Optional<Stored> secret = store.get(new Key(Issuer.SECRETS, namespace, name));
    if (secret.isEmpty()) {
      throw Proof.bad("Token has been invalidated");
    }
    String kept = secret.get().object().object("data").text("token").orElse("");
    String own = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
    if (!kept.equals(own)) {
      throw Proof.bad("Token does not match server's copy");
    }
  }

  private static String text(JsonObject claims, String name) {
    return claims.text(name).orElse("");
  }
}
