package turbulence.simulator.rights;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.kubelet.Tokens;
import turbulence.simulator.rights.Claims.Bond;
import turbulence.simulator.rights.Claims.Time;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Makes the tokens of service accounts and knows them again. Shared between threads.
public final class Issuer implements Credentials, Tokens {
  static final Resource ACCOUNTS = new Resource("", "serviceaccounts");
  static final Resource PODS = new Resource("", "pods");
  static final Resource NODES = new Resource("", "nodes");
  static final Resource SECRETS = new Resource("", "secrets");

  /// For whom a token is meant when nothing is said: this cluster's API.
  static final List<String> OWN = List.of(Claims.ISSUER);

  /// Tokens that are asked for so long, as those of pods are, are good for a year: programs that do
  /// not read them again shall not fall over.
  private static final Duration OF_PODS = Duration.ofSeconds(3607);

  private static final Duration YEAR = Duration.ofDays(365);

  private final Seal seal = new Seal();
  private final SecureRandom random = new SecureRandom();
  private final Store store;
  private final InstantSource clock;
  private final Proof proof;

  public Issuer(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.proof = new Proof(store, clock);
  }

  @Override
  public Holder holder(String token, List<String> audiences) throws BadToken {
    JsonObject claims = seal.opened(token);
    return LegacyTokens.isLegacy(claims)
        ? LegacyTokens.holder(store, token, claims, audiences)
        : proof.of(new Claims(claims), audiences);
  }

  @Override
  public JsonObject issue(Stored account, JsonObject request) {
    return new TokenRequests(store, clock, this).answer(account, request);
  }

  @Override
  public String of(JsonObject pod, Duration lifetime) {
    JsonObject metadata = pod.object("metadata");
    Key key =
        new Key(PODS, metadata.text("namespace").orElse(""), metadata.text("name").orElse(""));
    String name = pod.object("spec").text("serviceAccountName").orElse("");
    Key home = new Key(ACCOUNTS, key.namespace(), name.isEmpty() ? "default" : name);
    Stored account = store.get(home).orElseThrow(() -> Refusals.notFound(ACCOUNTS, home.name()));
    Stored bound = new Stored(key, 0, pod);
    return token(account, new Bond(bound, null, node(bound)), lifetime, OWN);
  }

  /// The node that the pod runs on, if there is one of that name.
  @Nullable Stored node(Stored pod) {
    String name = pod.spec().text("nodeName").orElse("");
    return name.isEmpty() ? null : store.get(new Key(NODES, name)).orElse(null);
  }

  /// A token that is good from now on.
  String token(Stored account, Bond bond, Duration lifetime, List<String> audiences) {
    Instant now = clock.instant();
    boolean extended =
        bond.pod() != null
            && lifetime.equals(OF_PODS)
            && audiences.stream().allMatch(OWN::contains);
    Time time =
        extended
            ? new Time(now, now.plus(YEAR), now.plus(lifetime))
            : new Time(now, now.plus(lifetime), null);
    return seal.sealed(Claims.of(account, bond, time, audiences, id()).tree());
  }

  private String id() {
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low).toString();
  }

  /// A token of the old kind, for a secret that holds it.
  String legacy(Stored account, Stored secret) {
    return seal.sealed(LegacyTokens.claims(account, secret));
  }

  @Override
  public Optional<JsonObject> published(String path) {
    return switch (path) {
      case "/.well-known/openid-configuration", "/.well-known/openid-configuration/" ->
          Optional.of(
              JsonObject.builder()
                  .put("issuer", Claims.ISSUER)
                  .put("jwks_uri", Claims.ISSUER + "/openid/v1/jwks")
                  .put("response_types_supported", JsonArray.of("id_token"))
                  .put("subject_types_supported", JsonArray.of("public"))
                  .put("id_token_signing_alg_values_supported", JsonArray.of("ES256"))
                  .build());
      case "/openid/v1/jwks", "/openid/v1/jwks/" ->
          Optional.of(JsonObject.of("keys", JsonArray.of(seal.published())));
      default -> Optional.empty();
    };
  }

  /// The audiences that both name.
  static List<String> shared(List<String> audiences, List<String> wanted) {
    List<String> shared = new ArrayList<>(audiences);
    shared.retainAll(wanted);
    return shared;
  }
}
