package turbulence.simulator.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.rights.Visitor.ok;
import static turbulence.simulator.rights.Visitor.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.recording.Client;
import turbulence.simulator.scenario.Simulator;

class TokensTest {
  private static final String ACCOUNTS = "/api/v1/namespaces/default/serviceaccounts";
  private static final String WHOAMI = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Simulator simulator;
  private Client client;
  private Visitor admin;

  @BeforeEach
  void begin() throws IOException {
    simulator =
        Simulator.builder()
            .anonymous()
            .handDriven(START)
            .with(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: bot}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec: {serviceAccountName: bot, containers: [{name: c, image: nginx}]}
                """)
            .start();
    simulator.settle();
    simulator.advance(Duration.ofSeconds(10));
    client = Client.of(simulator);
    admin = Visitor.admin(client);
  }

  @AfterEach
  void end() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private String token(String spec) {
    JsonObject answer = ok(admin.post(ACCOUNTS + "/bot/token", "{'spec':" + spec + "}"));
    return answer.object("status").text("token").orElseThrow();
  }

  private static JsonObject part(String token, int number) throws IOException {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[number]);
    return (JsonObject) JsonReader.read(json);
  }

  private JsonObject whoami(String token) {
    return ok(admin.with(token).post(WHOAMI, "{}")).object("status").object("userInfo");
  }

  private String review(String token) {
    return ok(admin.post(REVIEWS, "{'spec':{'token':'" + token + "'}}"))
        .object("status")
        .toString();
  }

  private String uid(String kind, String name) {
    JsonObject object = simulator.get(kind, "default", name).orElseThrow();
    return object.object("metadata").text("uid").orElseThrow();
  }

  @Test
  void a_token_says_whose_it_is() throws IOException {
    JsonObject answer = ok(admin.post(ACCOUNTS + "/bot/token", "{}"));
    String token = answer.object("status").text("token").orElseThrow();
    assertThat(answer.with("status", answer.object("status").without("token")))
        .hasToString(
            "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"metadata\":"
                + "{\"name\":\"bot\",\"namespace\":\"default\",\"creationTimestamp\":"
                + "\"2026-01-01T00:00:10Z\"},\"spec\":{\"audiences\":"
                + "[\"https://kubernetes.default.svc.cluster.local\"],\"expirationSeconds\":3600,"
                + "\"boundObjectRef\":null},\"status\":{\"expirationTimestamp\":"
                + "\"2026-01-01T01:00:10Z\"}}");
    assertThat(token.split("\\.")).hasSize(3);
    assertThat(part(token, 0).text("alg")).contains("ES256");
    JsonObject claims = part(token, 1);
    assertThat(claims.text("sub")).contains("system:serviceaccount:default:bot");
    assertThat(claims.get("exp")).hasToString("" + START.plusSeconds(3610).getEpochSecond());
    assertThat(claims.object("kubernetes.io"))
        .hasToString(
            "{\"namespace\":\"default\",\"serviceaccount\":{\"name\":\"bot\",\"uid\":\""
                + uid("sa", "bot")
                + "\"}}");
    JsonObject user = whoami(token);
    assertThat(user.text("username")).contains("system:serviceaccount:default:bot");
    assertThat(user.text("uid")).contains(uid("sa", "bot"));
    assertThat(user.array("groups"))
        .hasToString(
            "[\"system:serviceaccounts\",\"system:serviceaccounts:default\","
                + "\"system:authenticated\"]");
    assertThat(user.object("extra").names())
        .containsExactly("authentication.kubernetes.io/credential-id");
  }

  @Test
  void a_token_of_a_pod_names_it_and_ends_with_it() throws IOException {
    String token =
        token(
            "{'boundObjectRef':{'apiVersion':'v1','kind':'Pod','name':'p'},'expirationSeconds':3607}");
    JsonObject extra = whoami(token).object("extra");
    assertThat(extra.array("authentication.kubernetes.io/pod-name")).hasToString("[\"p\"]");
    assertThat(extra.array("authentication.kubernetes.io/pod-uid"))
        .hasToString("[\"" + uid("pod", "p") + "\"]");
    assertThat(extra.names()).contains("authentication.kubernetes.io/node-name");
    assertThat(part(token, 1).get("exp"))
        .as("programs of old that never read it again are spared")
        .hasToString("" + START.plusSeconds(10).plus(Duration.ofDays(365)).getEpochSecond());
    ok(admin.send("DELETE", PODS + "/p", "{'gracePeriodSeconds':0}"));
    assertThat(refused(admin.with(token).post(WHOAMI, "{}"), 401)).isEqualTo("Unauthorized");
    assertThat(review(token))
        .isEqualTo(
            "{\"user\":{},\"error\":\"[invalid bearer token, service account token has been"
                + " invalidated]\"}");
  }

  @Test
  void a_token_ends_with_its_time() {
    String token = token("{'expirationSeconds':600}");
    simulator.advance(Duration.ofMinutes(9));
    assertThat(whoami(token).text("username")).isPresent();
    simulator.advance(Duration.ofMinutes(3));
    assertThat(admin.with(token).get("/version").status()).isEqualTo(401);
    assertThat(review(token)).contains("[invalid bearer token, service account token has expired]");
  }

  @Test
  void a_token_ends_with_its_account() {
    String token = token("{}");
    ok(admin.send("DELETE", ACCOUNTS + "/bot", ""));
    assertThat(admin.with(token).get("/version").status()).isEqualTo(401);
    assertThat(review(token)).contains("serviceaccounts \\\"bot\\\" not found");
    ok(admin.post(ACCOUNTS, "{'metadata':{'name':'bot'}}"));
    assertThat(admin.with(token).get("/version").status()).isEqualTo(401);
    assertThat(review(token)).contains("service account UID (", ") does not match claim (");
  }

  @Test
  void what_is_no_token_of_ours_is_refused() {
    String token = token("{}");
    String other = token("{'audiences':['vault']}");
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace(":bot", ":default").getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2];
    for (String wrong : new String[] {"x", "a.b.c", "..", forged, other, token + "x"}) {
      assertThat(refused(admin.with(wrong).get("/api/v1/pods"), 401)).isEqualTo("Unauthorized");
    }
    assertThat(review("x")).isEqualTo("{\"user\":{},\"error\":\"invalid bearer token\"}");
    assertThat(review(other))
        .contains("token audiences [\\\"vault\\\"] is invalid for the target audiences");
    assertThat(review(forged)).contains("error in cryptographic primitive");
    JsonObject asked =
        ok(admin.post(REVIEWS, "{'spec':{'token':'" + other + "','audiences':['vault','x']}}"));
    assertThat(asked.object("status").array("audiences")).hasToString("[\"vault\"]");
    assertThat(refused(admin.post(REVIEWS, "{'spec':{}}"), 400))
        .isEqualTo("token is required for TokenReview in authentication");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bot | {\"expirationSeconds\":599} | 422 | TokenRequest.authentication.k8s.io \"\" is"
            + " invalid: spec.expirationSeconds: Invalid value: 599: may not specify a duration"
            + " less than 10 minutes",
        "bot | {\"expirationSeconds\":4294967297} | 422 | TokenRequest.authentication.k8s.io \"\""
            + " is invalid: spec.expirationSeconds: Invalid value: 4294967297: may not specify a"
            + " duration larger than 2^32 seconds",
        "bot | {\"expirationSeconds\":\"1h\"} | 400 | TokenRequest in version \"v1\" cannot be"
            + " handled as a TokenRequest: json: cannot unmarshal string into Go struct field"
            + " TokenRequestSpec.spec.expirationSeconds of type int64",
        "nope | {} | 404 | serviceaccounts \"nope\" not found",
        "bot | {\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"q\"}} | 404 | pods \"q\" not found",
        "default | {\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"p\"}} | 400 | cannot bind token"
            + " for serviceaccount \"default\" to pod running with different serviceaccount name.",
        "bot | {\"boundObjectRef\":{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\"}} | 400 |"
            + " cannot bind token to object of type apps/v1, Kind=Deployment",
        "bot | {\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"p\",\"uid\":\"u\"}} | 409 |"
            + " Operation cannot be fulfilled on Pod \"p\": the UID in the bound object reference"
            + " (u) does not match the UID in record. The object might have been deleted and then"
            + " recreated",
      })
  void a_request_that_cannot_be_is_refused(String account, String spec, int code, String words) {
    String path = ACCOUNTS + "/" + account + "/token";
    assertThat(refused(admin.post(path, "{\"spec\":" + spec + "}"), code)).isEqualTo(words);
  }

  @Test
  void a_secret_of_the_old_kind_is_filled_and_goes_with_its_account() {
    String secrets = "/api/v1/namespaces/default/secrets";
    String secret =
        "{'metadata':{'name':'s','annotations':{'kubernetes.io/service-account.name':'%s'}},"
            + "'type':'kubernetes.io/service-account-token'}";
    ok(admin.post(secrets, secret.replace("%s", "bot")));
    simulator.settle();
    JsonObject data = ok(admin.get(secrets + "/s")).object("data");
    assertThat(data.names()).containsExactlyInAnyOrder("ca.crt", "namespace", "token");
    String token =
        new String(
            Base64.getDecoder().decode(data.text("token").orElseThrow()), StandardCharsets.UTF_8);
    assertThat(whoami(token).text("username")).contains("system:serviceaccount:default:bot");
    simulator.advance(Duration.ofHours(2));
    assertThat(whoami(token).text("uid")).contains(uid("sa", "bot"));
    ok(admin.send("DELETE", ACCOUNTS + "/bot", ""));
    simulator.settle();
    assertThat(admin.get(secrets + "/s").status()).isEqualTo(404);
    assertThat(admin.with(token).get("/version").status()).isEqualTo(401);
    ok(admin.post(secrets, secret.replace("%s", "nobody")));
    simulator.settle();
    assertThat(admin.get(secrets + "/s").status()).isEqualTo(404);
  }

  @Test
  void the_issuer_of_tokens_is_published_for_accounts() throws IOException {
    String token = token("{}");
    JsonObject about = ok(admin.with(token).get("/.well-known/openid-configuration"));
    assertThat(about.text("issuer")).isEqualTo(part(token, 1).text("iss"));
    JsonObject keys = ok(admin.with(token).get("/openid/v1/jwks"));
    JsonObject key = (JsonObject) keys.array("keys").get(0);
    assertThat(key.text("kid")).isEqualTo(part(token, 0).text("kid"));
    assertThat(refused(admin.as("bob").get("/openid/v1/jwks"), 403))
        .isEqualTo("forbidden: User \"bob\" cannot get path \"/openid/v1/jwks\"");
  }
}
