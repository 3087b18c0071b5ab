package turbulence.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.time.WallTimeline;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class GatewayTest {
  private final Stage stage = new Stage();
  private final WallTimeline timeline =
      new WallTimeline(Instant.parse("2026-01-02T03:04:05Z"), 200, _ -> {});
  private final Wires wires = new Wires(timeline, stage.store);
  private Gateway gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = Gateway.open(0, wires, stage.store);
    for (String name : new String[] {"web", "api", "rest"}) {
      String ip = "10.1.0." + (name.length() + name.charAt(0));
      stage.service(name, "10.96.0." + name.charAt(0), 80, 8080, ip);
      wires.open(
          ip,
          8080,
          request ->
              Response.text(
                  200,
                  name
                      + " "
                      + request.method()
                      + " "
                      + request.target()
                      + " "
                      + request.headers().first("Host").orElse("")
                      + " "
                      + request.body().text()));
    }
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
    timeline.close();
  }

  private void ingress(String name, JsonObject spec) {
    stage.put(new Key(Routes.INGRESSES, "shop", name), JsonObject.of("spec", spec));
  }

  private static JsonObject backend(String service, Object port) {
    JsonObject reference = JsonObject.of(port instanceof String ? "name" : "number", port);
    return JsonObject.of("service", JsonObject.of("name", service, "port", reference));
  }

  private static JsonObject path(String type, String path, String service, Object port) {
    return JsonObject.of("path", path, "pathType", type).with("backend", backend(service, port));
  }

  private static JsonObject rule(String host, JsonObject... paths) {
    JsonObject http = JsonObject.of("http", JsonObject.of("paths", JsonArray.of((Object[]) paths)));
    return host.isEmpty() ? http : http.with("host", host);
  }

  private static JsonObject rules(JsonObject... rules) {
    return JsonObject.of("rules", JsonArray.of((Object[]) rules));
  }

  /// Sends text as it is, and reads until the gateway hangs up.
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      in.transferTo(all);
      return all.toString(StandardCharsets.UTF_8);
    }
  }

  private String get(String host, String target) throws IOException {
    return raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  @ParameterizedTest
  @CsvSource({
    "web.acme.com, /, web", "WEB.acme.com:8080, /x?y=1, web", "web.acme.com, /exact, api",
    "web.acme.com, /exact/more, web", "web.acme.com, /pre, rest", "web.acme.com, /pre/x, rest",
    "web.acme.com, /prefix, web", "any.acme.com, /, api", "a.b.acme.com, /, rest",
    "else.where, /, rest"
  })
  void host_and_path_select_a_service(String host, String target, String service)
      throws IOException {
    ingress(
        "all",
        rules(
            rule(
                "web.acme.com",
                path("ImplementationSpecific", "/", "web", "web"),
                path("Exact", "/exact", "api", 80),
                path("Prefix", "/pre", "rest", 80)),
            rule("*.acme.com", path("Prefix", "/", "api", 80)),
            rule("", path("Prefix", "/", "rest", 80))));
    assertThat(body(get(host, target))).startsWith(service + " GET " + target + " " + host);
  }

  @Test
  void an_unknown_host_is_answered_404_unless_there_is_a_default() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    assertThat(get("other.acme.com", "/")).startsWith("HTTP/1.1 404 Not Found\r\n");
    ingress("default", JsonObject.of("defaultBackend", backend("rest", 80)));
    assertThat(body(get("other.acme.com", "/"))).startsWith("rest GET /");
  }

  @Test
  void without_a_ready_pod_the_answer_is_503() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    stage.slice("web", true, 8080);
    assertThat(get("web.acme.com", "/"))
        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
        .contains("<title>503 Service Temporarily Unavailable</title>");
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "nobody", 80))));
    assertThat(get("web.acme.com", "/")).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void a_pod_that_hangs_up_is_502_unless_another_one_answers() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    stage.slice("web", true, 8080, "10.1.0.71");
    wires.open(
        "10.1.0.71",
        8080,
        _ -> {
          throw new Unreachable("EOF");
        });
    assertThat(get("web.acme.com", "/")).startsWith("HTTP/1.1 502 Bad Gateway\r\n");
    stage.slice("web", true, 8080, "10.1.0.71", "10.1.0.72");
    wires.open("10.1.0.72", 8080, _ -> Response.text(200, "two"));
    for (int i = 0; i < 4; i++) {
      assertThat(body(get("web.acme.com", "/"))).isEqualTo("two");
    }
  }

  @Test
  void a_pod_that_says_nothing_is_504_after_a_minute() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    stage.slice("web", true, 8080, "10.1.0.71");
    wires.open("10.1.0.71", 8080, _ -> slow());
    Instant begun = timeline.instant();
    assertThat(get("web.acme.com", "/")).startsWith("HTTP/1.1 504 Gateway Timeout\r\n");
    assertThat(timeline.instant()).isAfter(begun.plusSeconds(59));
    wires.lose("10.1.0.71");
    assertThat(get("web.acme.com", "/")).startsWith("HTTP/1.1 504 ");
  }

  private Response slow() throws InterruptedException {
    timeline.sleep(java.time.Duration.ofHours(1));
    return Response.text(200, "late");
  }

  @Test
  void bodies_arrive_and_connections_stay() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    String post = "POST /p HTTP/1.1\r\nHost: web.acme.com\r\nContent-Length: 5\r\n\r\nhello";
    String chunked =
        "PUT /q HTTP/1.1\r\nHost: web.acme.com\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n0\r\n\r\n";
    String answers =
        raw(post + chunked + "HEAD /r HTTP/1.1\r\nHost: web.acme.com\r\nConnection: close\r\n\r\n");
    assertThat(answers)
        .contains("web POST /p web.acme.com hello", "web PUT /q web.acme.com abc")
        .endsWith("\r\n\r\n");
    assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
  }

  @Test
  void a_query_may_stand_right_behind_the_authority() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    assertThat(body(get("web.acme.com", "/?addr=http://go-demo-8")))
        .startsWith("web GET /?addr=http://go-demo-8 ");
    assertThat(body(get("web.acme.com", "http://127.0.0.1?addr=http://go-demo-8/demo/person")))
        .startsWith("web GET /?addr=http://go-demo-8/demo/person ");
  }

  @Test
  void headers_of_one_hop_are_not_passed_on() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    stage.slice("web", true, 8080, "10.1.0.71");
    wires.open(
        "10.1.0.71", 8080, request -> Response.text(200, request.headers().all().toString()));
    String answer =
        raw(
            "GET / HTTP/1.1\r\nHost: web.acme.com\r\nConnection: close, x-own\r\nX-Own: 1\r\n"
                + "X-Kept: 2\r\nTE: trailers\r\n\r\n");
    assertThat(body(answer))
        .contains("X-Kept=2", "X-Forwarded-Host=web.acme.com")
        .doesNotContain("X-Own", "TE=", "Connection=");
    assertThat(answer).contains("\r\nDate: Fri, 2 Jan 2026 03:");
  }

  @Test
  void a_load_balancers_service_is_reached_by_its_name() throws IOException {
    stage.serviceOf(
        "web",
        JsonObject.of("type", "LoadBalancer", "clusterIP", "10.96.0.7")
            .with("ports", Stage.ports(80)));
    assertThat(body(get("web.shop", "/"))).startsWith("web GET /");
    assertThat(get("api.shop", "/")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void a_controller_that_is_to_be_seen_must_be_ready_and_is_the_one_who_calls() throws IOException {
    ingress("web", rules(rule("web.acme.com", path("Prefix", "/", "web", 80))));
    stage.slice("web", true, 8080, "10.1.0.71");
    wires.open("10.1.0.71", 8080, request -> Response.text(200, request.peerIp()));
    assertThat(body(get("web.acme.com", "/"))).isEqualTo("10.244.0.1");
    JsonObject labels = JsonObject.of("app.kubernetes.io/name", "ingress-nginx");
    stage.put(
        new Key(Services.SERVICES, "shop", "controller"),
        JsonObject.of("metadata", JsonObject.of("labels", labels))
            .with(
                "spec",
                JsonObject.of("type", "LoadBalancer", "clusterIP", "10.96.0.8")
                    .with("ports", Stage.ports(80))));
    stage.slice("controller", true, 80);
    assertThatThrownBy(() -> get("web.acme.com", "/")).isInstanceOf(SocketException.class);
    stage.slice("controller", true, 80, "10.1.0.99");
    assertThat(body(get("web.acme.com", "/"))).isEqualTo("10.1.0.99");
  }

  /// Another way in, with hosts of its own.
  private static final class Other implements Front {
    @Override
    public Fit fit(String host) {
      return switch (host) {
        case "both.wild.com" -> Fit.OWN;
        case "web.acme.com", "a.wild.com" -> Fit.WILDCARD;
        default -> Fit.UNKNOWN;
      };
    }

    @Override
    public Response answer(turbulence.simulator.workload.Service.Request request)
        throws Unreachable {
      if (request.path().equals("/cut")) {
        throw new Unreachable("nobody");
      }
      return new Response(
          201,
          turbulence.simulator.workload.Headers.of("server", "other"),
          turbulence.simulator.workload.Body.of("front"));
    }
  }

  @Test
  void another_way_in_takes_hosts_that_it_knows_as_well_or_better() throws IOException {
    ingress(
        "web",
        rules(
            rule("web.acme.com", path("Prefix", "/", "web", 80)),
            rule("*.wild.com", path("Prefix", "/", "web", 80))));
    try (Gateway both = Gateway.open(0, wires, stage.store, new Other())) {
      Gateway before = gateway;
      gateway = both;
      assertThat(body(get("web.acme.com", "/"))).startsWith("web ");
      assertThat(body(get("both.wild.com", "/"))).isEqualTo("front");
      assertThat(body(get("a.wild.com:80", "/"))).isEqualTo("front");
      assertThat(get("no.where", "/"))
          .startsWith("HTTP/1.1 201 Created\r\nserver: other\r\ndate: ")
          .contains("\r\ncontent-length: 5\r\n");
      assertThatThrownBy(() -> get("no.where", "/cut")).isInstanceOf(SocketException.class);
      gateway = before;
    }
  }

  @Test
  void what_is_done_for_a_client_ends_when_he_leaves() throws IOException, InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Front front =
        new Front() {
          @Override
          public Fit fit(String host) {
            return Fit.OWN;
          }

          @Override
          public Response answer(turbulence.simulator.workload.Service.Request request)
              throws InterruptedException {
            Client.mayHaveToWait();
            waiting.countDown();
            try {
              return slow();
            } catch (InterruptedException left) {
              interrupted.complete(true);
              throw left;
            }
          }
        };
    try (Gateway slow = Gateway.open(0, wires, stage.store, front)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
        byte[] request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(request);
        waiting.await();
      }
      assertThat(interrupted.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
    }
  }
}
