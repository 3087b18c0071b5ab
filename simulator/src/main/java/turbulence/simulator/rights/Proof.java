package turbulence.simulator.rights;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Credentials.BadToken;
import turbulence.simulator.api.Credentials.Holder;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Whether a token that was signed here still proves something: its time, and that the account and
/// what it is bound to are still there and the same.
record Proof(Store store, InstantSource clock) {
  /// Clocks of a real cluster differ by so much.
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  private static final String INVALIDATED = "service account token has been invalidated";

  Holder of(Claims claims, List<String> audiences) throws BadToken {
    if (!claims.isOurs()) {
      throw new BadToken("invalid bearer token");
    }
    List<String> wanted = audiences.isEmpty() ? Issuer.OWN : audiences;
    List<String> good = Issuer.shared(claims.audiences(), wanted);
    if (good.isEmpty()) {
      throw bad(
          "token audiences "
              + Rule.quoted(claims.audiences())
              + " is invalid for the target audiences "
              + Rule.quoted(wanted));
    }
    requireTime(claims);
    requireAccount(claims);
    requireBond(claims, "secret", Issuer.SECRETS, "secret");
    requireBond(claims, "pod", Issuer.PODS, "pod");
    if (claims.reference("pod").isEmpty()) {
      requireBond(claims, "node", Issuer.NODES, "node");
    }
    return new Holder(claims.caller(), good);
  }

  static BadToken bad(String why) {
    return new BadToken("[invalid bearer token, " + why + "]");
  }

  private void requireTime(Claims claims) throws BadToken {
    Instant now = clock.instant();
    if (now.plus(LEEWAY).isBefore(claims.from())) {
      throw bad("service account token is not valid yet");
    } else if (now.minus(LEEWAY).isAfter(claims.until())) {
      throw bad("service account token has expired");
    }
  }

  private void requireAccount(Claims claims) throws BadToken {
    Account account = claims.account();
    Optional<Stored> stored =
        store.get(new Key(Issuer.ACCOUNTS, account.namespace(), account.name()));
    if (stored.isEmpty()) {
      throw bad("serviceaccounts \"" + account.name() + "\" not found");
    } else if (isLongGone(stored.get())) {
      throw bad(
          "service account " + account.namespace() + "/" + account.name() + " has been deleted");
    }
    String uid = claims.reference("serviceaccount").text("uid").orElse("");
    if (!uid.equals(stored.get().uid())) {
      throw bad(
          "service account UID (" + stored.get().uid() + ") does not match claim (" + uid + ")");
    }
  }

  private boolean isLongGone(Stored stored) {
    return stored
        .metadata()
        .text("deletionTimestamp")
        .map(time -> Instant.parse(time).isBefore(clock.instant().minus(LEEWAY)))
        .orElse(false);
  }

  private void requireBond(Claims claims, String name, Resource resource, String word)
      throws BadToken {
    JsonObject bond = claims.reference(name);
    if (bond.isEmpty()) {
      return;
    }
    String namespace = name.equals("node") ? "" : claims.account().namespace();
    Optional<Stored> stored = store.get(new Key(resource, namespace, bond.text("name").orElse("")));
    String uid = bond.text("uid").orElse("");
    if (stored.isEmpty() || isLongGone(stored.get())) {
      throw bad(INVALIDATED);
    } else if (!uid.equals(stored.get().uid())) {
      throw bad(
          word
              + " UID ("
              + stored.get().uid()
              + ") does not match service account "
              + word
              + " ref claim ("
              + uid
              + ")");
    }
  }
}
