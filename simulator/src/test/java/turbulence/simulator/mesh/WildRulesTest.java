package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.MeshStage.Heard;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.traffic.Front;
import turbulence.simulator.workload.Service.Response;

/// Whatever the rules are, every request is answered, and nothing breaks.
class WildRulesTest {
  private static final String[] HOSTS = {
    "web", "api", "web.shop.svc.cluster.local", "*", "*.acme.com", "a.acme.com", "", "none", "*."
  };
  private static final String[] TIMES = {"1s", "2.5s", "0s", "x", "1h", "", "10ms", "..s", "-1s"};
  private final SplittableRandom random = new SplittableRandom(11);

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  private Object number() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> 1_000_000_000_000L;
      case 3 -> 50.5;
      case 4 -> "text";
      default -> 1 + random.nextInt(4);
    };
  }

  private Json text() {
    JsonObject match =
        JsonObject.of(
            one("exact", "prefix", "regex", "other"), one("/", "/a", "[", "GET", ".*", ""));
    return switch (random.nextInt(8)) {
      case 0 -> Json.of(7);
      case 1 -> JsonObject.EMPTY;
      default -> match;
    };
  }

  private Json share() {
    return JsonObject.of("value", random.nextBoolean() ? number() : 50);
  }

  private JsonObject some(Map<String, Json> fields) {
    Map<String, Json> chosen = new LinkedHashMap<>();
    fields.forEach((name, value) -> {
      int way = random.nextInt(12);
      if (way < 5) {
        chosen.put(name, way == 0 ? wrong() : value);
      }
    });
    return JsonObject.from(chosen);
  }

  private Json wrong() {
    return switch (random.nextInt(5)) {
      case 0 -> turbulence.json.JsonNull.NULL;
      case 1 -> Json.of("wrong");
      case 2 -> JsonArray.of(JsonObject.EMPTY, 1, "x");
      case 3 -> Json.of(3);
      default -> JsonObject.EMPTY;
    };
  }

  private Json destination() {
    return JsonObject.of("host", one(HOSTS), "subset", one("", "s", "t"))
        .with("port", JsonObject.of("number", number()));
  }

  private Json route() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("match", JsonArray.of(some(match()), some(match())));
    fields.put("fault", some(Map.of("delay", some(delay()), "abort", some(abort()))));
    fields.put("retries", some(retries()));
    fields.put("timeout", Json.of(one(TIMES)));
    fields.put("headers", some(headers()));
    fields.put(
        "rewrite", some(Map.of("uri", Json.of(one("/", "", "x")), "authority", Json.of("web"))));
    fields.put("mirror", destination());
    fields.put("mirrorPercentage", share());
    JsonObject chosen = some(fields);
    JsonObject target = JsonObject.of("destination", destination(), "weight", number());
    return switch (random.nextInt(10)) {
      case 0 ->
          chosen.with("redirect", some(Map.of("uri", Json.of("/x"), "port", Json.of(number()))));
      case 1 -> chosen.with("directResponse", some(Map.of("status", Json.of(number()))));
      case 2 -> chosen;
      default -> chosen.with("route", JsonArray.of(target, target));
    };
  }

  private Map<String, Json> match() {
    return Map.of(
        "uri",
        text(),
        "method",
        text(),
        "authority",
        text(),
        "headers",
        JsonObject.of("x-a", text()),
        "queryParams",
        JsonObject.of("a", text()),
        "port",
        Json.of(number()),
        "gateways",
        JsonArray.of(one("mesh", "front", "x/y")),
        "sourceLabels",
        JsonObject.of("app", one("caller", "x")));
  }

  private Map<String, Json> delay() {
    return Map.of(
        "fixedDelay", Json.of(one(TIMES)), "percentage", share(), "percent", Json.of(number()));
  }

  private Map<String, Json> abort() {
    return Map.of(
        "httpStatus", Json.of(number()), "percentage", share(), "grpcStatus", Json.of("NOT_FOUND"));
  }

  private Map<String, Json> retries() {
    return Map.of(
        "attempts",
        Json.of(random.nextInt(4)),
        "perTryTimeout",
        Json.of(one(TIMES)),
        "retryOn",
        Json.of(one("5xx", "503,reset", "", ",,", "connect-failure")));
  }

  private Map<String, Json> headers() {
    return Map.of(
        "request", JsonObject.of("set", JsonObject.of("host", "x"), "remove", JsonArray.of("x-a")),
        "response", JsonObject.of("add", JsonObject.of("x-b", number())));
  }

  private JsonObject service() {
    return some(Map.of(
            "gateways", JsonArray.of(one("mesh", "front"), one("front", "shop/front")),
            "exportTo", JsonArray.of(one(".", "*", "shop"))))
        .with("hosts", JsonArray.of(one(HOSTS), one(HOSTS)))
        .with("http", JsonArray.of(route(), route()));
  }

  private JsonObject rule() {
    Map<String, Json> pool =
        Map.of(
            "tcp", JsonObject.of("maxConnections", number(), "connectTimeout", one(TIMES)),
            "http",
                JsonObject.of("http1MaxPendingRequests", number(), "http2MaxRequests", number())
                    .with("maxRetries", number()));
    Map<String, Json> outliers =
        Map.of(
            "consecutive5xxErrors",
            Json.of(number()),
            "interval",
            Json.of(one(TIMES)),
            "baseEjectionTime",
            Json.of(one(TIMES)),
            "maxEjectionPercent",
            Json.of(number()));
    Map<String, Json> policy =
        Map.of(
            "connectionPool",
            some(pool),
            "outlierDetection",
            some(outliers),
            "loadBalancer",
            JsonObject.of(
                "simple", one("RANDOM", "LEAST_CONN", "x"),
                "consistentHash", some(Map.of("useSourceIp", turbulence.json.JsonBool.TRUE))));
    JsonObject subset =
        JsonObject.of("name", one("s", "t"), "labels", JsonObject.of("number", one("n0", "n7")));
    return JsonObject.of("host", one(HOSTS), "trafficPolicy", some(policy))
        .with("subsets", JsonArray.of(subset.with("trafficPolicy", some(policy)), 3));
  }

  private JsonObject gateway() {
    JsonObject server =
        some(Map.of("tls", JsonObject.of("httpsRedirect", random.nextInt(5) == 0)))
            .with("port", JsonObject.of("number", number(), "protocol", one("HTTP", "http", "TLS")))
            .with("hosts", JsonArray.of(one(HOSTS), "*/" + one(HOSTS)));
    return some(Map.of("selector", JsonObject.of("istio", one("ingressgateway", "x"))))
        .with("servers", JsonArray.of(server, server));
  }

  private void write(MeshStage stage, String plural, String name, JsonObject spec) {
    stage.put(
        new Key(new Resource("networking.istio.io", plural), "shop", name),
        JsonObject.of("spec", random.nextInt(30) == 0 ? wrong() : spec));
  }

  @Test
  void every_request_is_answered() {
    for (int round = 0; round < 60; round++) {
      MeshStage stage = new MeshStage(round);
      stage.service("web", 2);
      stage.service("api", 1, (_, _) -> Response.text(one(random.split()), "api"));
      Front front = stage.border();
      for (int i = 0; i < 3; i++) {
        write(stage, "virtualservices", "v" + i, service());
        write(stage, "destinationrules", "d" + i, rule());
        write(stage, "gateways", i == 0 ? "front" : "g" + i, gateway());
      }
      List<Heard> heard = new ArrayList<>();
      for (String host : new String[] {"web", "api", "a.acme.com"}) {
        heard.add(stage.get(host + "/a?a=b", Map.of("X-A", "GET")));
        heard.add(stage.get("web", Map.of("Host", host)));
        heard.add(stage.enter(front, host, "/a"));
      }
      assertThat(heard)
          .as("round %d", round)
          .allMatch(each ->
              each.status() >= 200 && each.status() < 600
                  || each.body().contains("no such host")
                  || each.body().contains("connection refused"));
    }
  }

  private static int one(SplittableRandom random) {
    return random.nextBoolean() ? 200 : 503;
  }
}
