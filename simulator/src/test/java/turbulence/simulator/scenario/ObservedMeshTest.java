package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Tests that what passes a mesh can be asked for, in a whole cluster and from outside.
class ObservedMeshTest {
  private static final int EACH_ROUND = 30;

  private static String services() throws IOException {
    String name = "/turbulence/simulator/clients/kubectl/mesh/two-services.yaml";
    try (InputStream in = ObservedMeshTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return yaml.replace("repeater.acme.com", "\"*\"");
    }
  }

  private static HttpResponse<String> get(HttpClient http, String url)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static double ask(HttpClient http, String prometheus, String query)
      throws IOException, InterruptedException, JsonMalformed {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String body = get(http, prometheus + "/api/v1/query?query=" + encoded).body();
    JsonArray result = ((JsonObject) JsonReader.read(body)).object("data").array("result");
    assertThat(result.size()).as(query + ": " + body).isEqualTo(1);
    JsonText value = (JsonText) ((JsonObject) result.get(0)).array("value").get(1);
    return Double.parseDouble(value.value());
  }

  @Test
  void rates_and_the_graph_tell_what_came_in_by_the_gateway() throws Exception {
    try (Simulator cluster = Simulator.builder().builtIn("istio").seed(4).handDriven().start();
        HttpClient http = HttpClient.newHttpClient();
        Client client = new Client(cluster)) {
      assertThat(cluster.hasPrometheus()).isTrue();
      assertThat(cluster.awaitReady(Duration.ofMinutes(3))).isEmpty();
      cluster.apply(services());
      assertThat(cluster.awaitReady(Duration.ofMinutes(3))).isEmpty();
      String url = "http://" + cluster.gateway() + "?addr=http://go-demo-8/demo/hello";
      for (int round = 0; round < 8; round++) {
        for (int i = 0; i < EACH_ROUND; i++) {
          assertThat(get(http, url).statusCode()).isEqualTo(200);
        }
        cluster.advance(Duration.ofSeconds(15));
      }
      String prometheus = cluster.prometheus(0);
      String from = "{reporter=\"source\",source_workload=\"istio-ingressgateway\"}";
      assertThat(ask(http, prometheus, "sum(rate(istio_requests_total" + from + "[1m]))"))
          .isCloseTo(EACH_ROUND / 15.0, within(0.05));
      assertThat(
              ask(
                  http,
                  prometheus,
                  "sum(istio_requests_total{reporter=\"destination\",destination_workload="
                      + "\"go-demo-8\",connection_security_policy=\"mutual_tls\"})"))
          .isEqualTo(8 * EACH_ROUND);
      assertThat(ask(http, prometheus, "count(up == 0) or vector(0)")).isZero();
      String graph = client.get("/turbulence/graph").body();
      assertThat(graph)
          .contains("\"workload\":\"repeater\"", "\"source\":{\"namespace\":\"istio-system\"")
          .doesNotContain("\"source\":{\"namespace\":\"\"");
      assertThat(client.get("/turbulence/metrics").body())
          .contains("# TYPE istio_requests_total counter\n");
      goesWithItsPod(cluster, http, prometheus);
    }
  }

  private static void goesWithItsPod(Simulator cluster, HttpClient http, String prometheus)
      throws IOException, InterruptedException {
    List<JsonObject> pods = cluster.list("pods", "istio-system", "app=prometheus");
    String name = pods.getFirst().object("metadata").text("name").orElseThrow();
    cluster.delete("pod", "istio-system", name);
    cluster.settle();
    HttpResponse<String> gone = get(http, prometheus + "/-/ready");
    assertThat(gone.statusCode()).isEqualTo(502);
    assertThat(gone.body()).contains("prometheus.istio-system.svc.cluster.local:9090: ");
    cluster.advance(Duration.ofSeconds(60));
    assertThat(get(http, prometheus + "/-/ready").statusCode()).isEqualTo(200);
  }
}
