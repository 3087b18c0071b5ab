package turbulence.simulator.rights;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonNull;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.rights.Claims.Bond;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Answers requests for a service account's token.
record TokenRequests(Store store, InstantSource clock, Issuer issuer) {
  private static final String GROUP = "authentication.k8s.io";
  private static final String KIND = "TokenRequest";
  private static final long USUAL = 3600;
  private static final long SHORTEST = 600;
  private static final long LONGEST = 1L << 32;

  JsonObject answer(Stored account, JsonObject request) {
    JsonObject spec = request.object("spec");
    requireSame(account.key(), request.object("metadata"));
    long seconds =
        spec.get("expirationSeconds") instanceof JsonNumber number
            ? (long) number.doubleValue()
            : USUAL;
    requireTime(seconds);
    List<String> audiences = audiences(spec);
    Instant now = clock.instant();
    Bond bond =
        spec.has("boundObjectRef") ? bond(account, spec.object("boundObjectRef")) : Bond.NONE;
    String token = issuer.token(account, bond, Duration.ofSeconds(seconds), audiences);
    JsonObject metadata =
        JsonObject.of("name", account.key().name(), "namespace", account.key().namespace())
            .with("creationTimestamp", stamp(now));
    JsonObject said =
        JsonObject.of("audiences", JsonArray.from(audiences), "expirationSeconds", seconds)
            .with("boundObjectRef", spec.find("boundObjectRef").orElse(JsonNull.NULL));
    return JsonObject.builder()
        .put("kind", KIND)
        .put("apiVersion", GROUP + "/v1")
        .put("metadata", metadata)
        .put("spec", said)
        .put(
            "status",
            JsonObject.of("token", token, "expirationTimestamp", stamp(now.plusSeconds(seconds))))
        .build();
  }

  private static String stamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void requireSame(Key account, JsonObject metadata) {
    Findings findings = new Findings();
    differ(findings, "name", metadata, account.name());
    if (findings.isEmpty()) {
      differ(findings, "namespace", metadata, account.namespace());
    }
    if (!findings.isEmpty()) {
      throw Refusals.invalid(GROUP, KIND, account.name(), findings.all());
    }
  }

  private static void differ(Findings findings, String field, JsonObject metadata, String own) {
    String said = metadata.text(field).orElse("");
    if (!said.isEmpty() && !said.equals(own)) {
      findings.invalid(
          "metadata." + field,
          new JsonText(said),
          "must match the service account " + field + " if specified");
    }
  }

  private static void requireTime(long seconds) {
    Findings findings = new Findings();
    if (seconds < SHORTEST) {
      findings.invalid(
          "spec.expirationSeconds",
          new JsonNumber(seconds),
          "may not specify a duration less than 10 minutes");
    } else if (seconds > LONGEST) {
      findings.invalid(
          "spec.expirationSeconds",
          new JsonNumber(seconds),
          "may not specify a duration larger than 2^32 seconds");
    }
    if (!findings.isEmpty()) {
      throw Refusals.invalid(GROUP, KIND, "", findings.all());
    }
  }

  private static List<String> audiences(JsonObject spec) {
    List<String> audiences = new ArrayList<>();
    for (Json each : spec.array("audiences")) {
      audiences.add(each instanceof JsonText text ? text.value() : "");
    }
    return audiences.isEmpty() ? Issuer.OWN : audiences;
  }

  private Bond bond(Stored account, JsonObject ref) {
    String version = ref.text("apiVersion").orElse("");
    String kind = ref.text("kind").orElse("");
    if (version.contains("/")) {
      throw cannotBind(version, kind);
    }
    String namespace = account.key().namespace();
    return switch (kind) {
      case "Pod" -> {
        Stored pod = bound(ref, kind, Issuer.PODS, namespace);
        requireAccountOf(pod, account);
        yield new Bond(pod, null, issuer.node(pod));
      }
      case "Secret" -> new Bond(null, bound(ref, kind, Issuer.SECRETS, namespace), null);
      case "Node" -> new Bond(null, null, bound(ref, kind, Issuer.NODES, ""));
      default -> throw cannotBind(version, kind);
    };
  }

  private static Refusal cannotBind(String version, String kind) {
    int slash = version.indexOf('/');
    String group = slash < 0 ? "" : version.substring(0, slash);
    return Refusals.badRequest(
        "cannot bind token to object of type "
            + group
            + "/"
            + version.substring(slash + 1)
            + ", Kind="
            + kind);
  }

  private static void requireAccountOf(Stored pod, Stored account) {
    String own = pod.spec().text("serviceAccountName").orElse("");
    if (!own.equals(account.key().name())) {
      throw Refusals.badRequest(
          "cannot bind token for serviceaccount "
              + new JsonText(account.key().name())
              + " to pod running with different serviceaccount name.");
    }
  }

  private Stored bound(JsonObject ref, String kind, Resource resource, String namespace) {
    String name = ref.text("name").orElse("");
    Stored stored =
        store
            .get(new Key(resource, namespace, name))
            .orElseThrow(() -> Refusals.notFound(resource, name));
    String uid = ref.text("uid").orElse("");
    if (!uid.isEmpty() && !uid.equals(stored.uid())) {
      throw Refusals.conflict(
          new Resource("", kind),
          name,
          "the UID in the bound object reference ("
              + uid
              + ") does not match the UID in record. The object might have been deleted and then"
              + " recreated");
    }
    return stored;
  }
}
