package turbulence.simulator.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.store.Stored;

/// What a token says: whose it is, for whom it is meant, how long it is good, and what it is bound
/// to.
record Claims(JsonObject tree) {
  static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

  private static final String OURS = "kubernetes.io";
  private static final String EXTRA = "authentication.kubernetes.io/";

  /// What a token is bound to: it is worth nothing without it. Each may be absent.
  record Bond(@Nullable Stored pod, @Nullable Stored secret, @Nullable Stored node) {
    static final Bond NONE = new Bond(null, null, null);
  }

  /// From when to when a token is good; who uses it after the warning is told of by servers, but
  /// not refused. No warning when it is null.
  record Time(Instant from, Instant until, @Nullable Instant warning) {}

  static Claims of(Stored account, Bond bond, Time time, List<String> audiences, String id) {
    JsonObject.Builder ours = JsonObject.builder().put("namespace", account.key().namespace());
    put(ours, "node", bond.node());
    put(ours, "pod", bond.pod());
    put(ours, "secret", bond.secret());
    ours.put("serviceaccount", reference(account));
    if (time.warning() != null) {
      ours.put("warnafter", time.warning().getEpochSecond());
    }
    return new Claims(
        JsonObject.builder()
            .put("aud", JsonArray.from(audiences))
            .put("exp", time.until().getEpochSecond())
            .put("iat", time.from().getEpochSecond())
            .put("iss", ISSUER)
            .put("jti", id)
            .put(OURS, ours.build())
            .put("nbf", time.from().getEpochSecond())
            .put("sub", Account.user(account.key().namespace(), account.key().name()))
            .build());
  }

  private static void put(JsonObject.Builder ours, String name, @Nullable Stored object) {
    if (object != null) {
      ours.put(name, reference(object));
    }
  }

  private static JsonObject reference(Stored object) {
    return JsonObject.of("name", object.key().name(), "uid", object.uid());
  }

  boolean isOurs() {
    return tree.text("iss").orElse("").equals(ISSUER);
  }

  Account account() {
    return new Account(
        tree.object(OURS).text("namespace").orElse(""),
        reference("serviceaccount").text("name").orElse(""));
  }

  /// Name and uid of what the token speaks of under that name; empty when it does not.
  JsonObject reference(String name) {
    return tree.object(OURS).object(name);
  }

  Instant until() {
    return instant("exp");
  }

  Instant from() {
    return instant("nbf");
  }

  private Instant instant(String name) {
    return tree.get(name) instanceof JsonNumber number
        ? Instant.ofEpochSecond((long) number.doubleValue())
        : Instant.EPOCH;
  }

  List<String> audiences() {
    List<String> audiences = new ArrayList<>();
    for (Json each : tree.array("aud")) {
      audiences.add(each instanceof JsonText text ? text.value() : "");
    }
    return audiences;
  }

  /// Who comes with the token.
  Caller caller() {
    Map<String, List<String>> extra = new TreeMap<>();
    extra.put(EXTRA + "credential-id", List.of("JTI=" + tree.text("jti").orElse("")));
    for (String bound : List.of("node", "pod")) {
      JsonObject reference = reference(bound);
      if (!reference.isEmpty()) {
        extra.put(EXTRA + bound + "-name", List.of(reference.text("name").orElse("")));
        extra.put(EXTRA + bound + "-uid", List.of(reference.text("uid").orElse("")));
      }
    }
    Account account = account();
    String uid = reference("serviceaccount").text("uid").orElse("");
    return new Caller(account.user(), account.groups(), uid, extra);
  }
}
