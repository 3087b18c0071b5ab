package turbulence.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Tests [GraphView] and [GraphDot].
class GraphViewTest {
  private static final String CONNECTION =
      """
      {"source": {"namespace": "shop", "workload": "demo"},
       "destination": {"namespace": "shop", "workload": "db", "service": "db"},
       "protocol": "tcp", "bytesSentPerSecond": 512.0, "bytesReceivedPerSecond": 2.5e6}\
      """;

  private static JsonObject graph(int seconds, String... edges) throws JsonMalformed {
    return (JsonObject)
        JsonReader.read(
            "{\"windowSeconds\": " + seconds + ", \"edges\": [" + String.join(",", edges) + "]}");
  }

  private static String edge(String from, String to, String service, double errors) {
    String namespace = from.equals("gateway") ? "istio-system" : "shop";
    return """
    {"source": {"namespace": "%s", "workload": "%s"},
     "destination": {"namespace": "shop", "workload": "%s", "service": "%s"},
     "protocol": "http", "requestsPerSecond": 9.8, "errorShare": %s,
     "p50Milliseconds": 0.25, "p95Milliseconds": 2200.5}\
    """
        .formatted(namespace, from, to, service, errors);
  }

  private static String text(JsonObject graph, boolean colour) {
    return new GraphView(new Style(colour, true, false)).text(graph);
  }

  @Test
  void without_traffic_it_says_so() throws Exception {
    assertThat(text(graph(60), false)).isEqualTo("No traffic in the last minute.\n");
    assertThat(text(graph(300), false)).isEqualTo("No traffic in the last 5 minutes.\n");
    assertThat(text(graph(30), false)).isEqualTo("No traffic in the last 30 seconds.\n");
  }

  @Test
  void arrows_lead_from_where_traffic_comes_in_to_where_it_ends() throws Exception {
    JsonObject graph =
        graph(60, CONNECTION, edge("web", "demo", "demo", 0), edge("gateway", "web", "web", 0.125));
    assertThat(text(graph, false))
        .isEqualTo(
            """
            Traffic of the last minute:
            istio-system/gateway → shop/web    http   9.8/s             12.5 % errors   p50 0.25 ms   p95 2.2 s
            shop/web             → shop/demo   http   9.8/s             0.0 % errors    p50 0.25 ms   p95 2.2 s
            shop/demo            → shop/db     tcp    512.0 B/s there   2.5 MB/s back
            """);
  }

  @Test
  void errors_are_red_on_a_terminal() throws Exception {
    JsonObject graph = graph(60, edge("web", "demo", "demo", 0.5), edge("web", "x", "x", 0));
    assertThat(text(graph, true).lines().filter(line -> line.startsWith("\u001b[31m")))
        .hasSize(1)
        .allMatch(line -> line.contains("shop/demo"));
  }

  @Test
  void what_has_no_workload_is_named_by_its_service() throws Exception {
    assertThat(text(graph(60, edge("", "", "demo", 1)), false))
        .contains("unknown → shop/service demo", "100.0 % errors");
  }

  @Test
  void a_circle_is_shown_too() throws Exception {
    assertThat(text(graph(60, edge("a", "b", "b", 0), edge("b", "a", "a", 0)), false).lines())
        .hasSize(3);
  }

  @Test
  void graphviz_gets_colours_and_labels() throws Exception {
    assertThat(GraphDot.text(graph(60, CONNECTION, edge("web", "demo", "demo", 0.5))))
        .isEqualTo(
            """
            digraph traffic {
              rankdir=LR;
              "shop/demo" -> "shop/db" [label="tcp, 512.0 B/s there, 2.5 MB/s back", style=dashed];
              "shop/web" -> "shop/demo" [label="http, 9.8/s, 50.0 % errors, p50 0.25 ms, p95 2.2 s", color=red];
            }
            """);
  }
}
