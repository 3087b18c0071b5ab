package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests that queries of dashboards come to something.
class DashboardsTest {
  private static final Series MESH = mesh();

  private static Series mesh() {
    StringBuilder lines = new StringBuilder("up{job=\"a\"} 1+0x40\n");
    lines.append("istio_build{component=\"proxy\", tag=\"1\"} 1+0x40\n");
    for (String reporter : List.of("source", "destination")) {
      for (String code : List.of("200", "404", "503")) {
        String http = labels(reporter, "go-demo-8") + ",request_protocol=\"http\",response_code=";
        http += "\"" + code + "\"";
        lines.append("istio_requests_total{").append(http).append("} 0+15x40\n");
        for (String histogram :
            List.of("request_duration_milliseconds", "request_bytes", "response_bytes")) {
          String name = "istio_" + histogram;
          lines.append(name).append("_sum{").append(http).append("} 0+90x40\n");
          lines.append(name).append("_count{").append(http).append("} 0+15x40\n");
          bucket(lines, name, http, "5", 5);
          bucket(lines, name, http, "10", 14);
          bucket(lines, name, http, "+Inf", 15);
        }
      }
      String tcp = labels(reporter, "go-demo-8-db") + ",request_protocol=\"tcp\"";
      lines.append("istio_tcp_sent_bytes_total{").append(tcp).append("} 0+900x40\n");
      lines.append("istio_tcp_received_bytes_total{").append(tcp).append("} 0+90x40\n");
    }
    return Series.every(15, lines.toString());
  }

  private static void bucket(StringBuilder lines, String name, String labels, String le, int by) {
    lines.append(name).append("_bucket{").append(labels).append(",le=\"").append(le);
    lines.append("\"} 0+").append(by).append("x40\n");
  }

  private static String labels(String reporter, String destination) {
    String policy = reporter.equals("source") ? "unknown" : "mutual_tls";
    return ("reporter=\"%s\",source_workload=\"repeater\",source_workload_namespace=\"go-demo-8\","
            + "destination_workload=\"%s\",destination_workload_namespace=\"go-demo-8\","
            + "destination_service=\"%s.go-demo-8.svc.cluster.local\","
            + "destination_service_name=\"%s\",connection_security_policy=\"%s\"")
        .formatted(reporter, destination, destination, destination, policy);
  }

  static Stream<String> queries() throws IOException {
    try (InputStream in = DashboardsTest.class.getResourceAsStream("dashboards.txt")) {
      if (in == null) {
        throw new IOException("no queries");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void it_comes_to_numbers(String query) {
    assertThat(MESH.at(600, query)).isNotEmpty().values().allMatch(Double::isFinite);
    assertThat(new Engine(MESH).over(query, new Engine.Steps(300_000, 600_000, 15_000)).tracks())
        .isNotEmpty();
  }
}
