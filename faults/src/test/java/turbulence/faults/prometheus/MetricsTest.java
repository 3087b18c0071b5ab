package turbulence.faults.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.model.Experiment;
import turbulence.experiment.world.SystemWorld;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class MetricsTest {
  private final List<String> asked = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();
  private HttpServer gateway;
  private int status = 200;

  @BeforeEach
  void open() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void close() {
    gateway.stop(0);
  }

  private String url() {
    return "localhost:" + gateway.getAddress().getPort();
  }

  private Scope scope() {
    Events events = new Events();
    events.add(line -> warned.add(line.toString()));
    return new Scope(
        SystemWorld.create(),
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        events,
        _ -> {},
        _ -> {
          throw new IllegalStateException();
        },
        new Shared());
  }

  private void play(Metrics metrics, JsonObject journal) throws Exception {
    Control control = metrics.configure(scope());
    control.before(at(null), scope());
    control.after(at(journal), scope());
  }

  private static JsonObject journal(String status, boolean deviated, double duration) {
    return JsonObject.of("status", status, "deviated", deviated).with("duration", duration);
  }

  private static Moment at(@Nullable JsonObject journal) {
    JsonObject none = JsonObject.EMPTY;
    return new Moment.OfExperiment(
        new Experiment(
            "t",
            "",
            none,
            none,
            null,
            List.of(),
            List.of(),
            List.of(),
            JsonArray.EMPTY,
            null,
            JsonObject.of("title", "t")),
        journal);
  }

  @Test
  void a_gateway_is_told_that_a_run_is_under_way_and_how_it_ended() throws Exception {
    play(
        new Metrics(url(), "a job", JsonObject.of("team", "x/y", "app", 1), "t1", "ref\"1"),
        journal("failed", true, 2.25));
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst())
        .startsWith("PUT /metrics/job/a%20job/app/1/team@base64/eC95\n")
        .contains("# TYPE chaostoolkit_inprogress_experiment gauge\n")
        .endsWith("chaostoolkit_experiment_ref=\"ref\\\"1\",} 1.0\n")
        .doesNotContain("status");
    assertThat(asked.getLast().lines().filter(line -> !line.startsWith("#")))
        .anyMatch(line -> line.matches("chaostoolkit_inprogress_experiment\\{.*} 0.0"))
        .anyMatch(
            line -> line.matches("chaostoolkit_experiment_status\\{.*_status=\"failed\",} 1.0"))
        .anyMatch(
            line -> line.matches("chaostoolkit_experiment_status\\{.*_status=\"completed\",} 0.0"))
        .anyMatch(line -> line.matches("chaostoolkit_deviated_experiment_total\\{.*} 1.0"))
        .anyMatch(line -> line.matches("chaostoolkit_experiment_duration\\{.*} 2.25"))
        .anyMatch(line -> line.matches(".*_dist_bucket\\{.*le=\"1.0\",} 0.0"))
        .anyMatch(line -> line.matches(".*_dist_bucket\\{.*le=\"2.5\",} 1.0"))
        .anyMatch(line -> line.matches(".*_dist_sum\\{.*run_trace_id=\"t1\".*} 2.25"));
  }

  @Test
  void runs_of_one_experiment_are_a_group_of_their_own() throws Exception {
    play(
        new Metrics("http://" + url() + "/", "chaostoolkit", null, null, null),
        journal("completed", false, 1));
    assertThat(asked.getFirst())
        .containsPattern(
            "^PUT /metrics/job/chaostoolkit/chaostoolkit_experiment_ref/[0-9a-f]{64}\n");
    assertThat(asked.getLast()).doesNotContain("deviated").contains("run_trace_id=\"");
    assertThat(warned).isEmpty();
  }

  @Test
  void a_gateway_that_refuses_is_a_warning() throws Exception {
    status = 400;
    play(new Metrics(url(), "j", null, null, null), JsonObject.EMPTY);
    assertThat(warned).hasSize(2).allMatch(line -> line.contains("was not told: 400"));
  }

  @Test
  void labels_that_are_none_are_refused() {
    JsonObject deep = JsonObject.of("a", JsonObject.EMPTY);
    assertThatThrownBy(() -> new Metrics("u", "j", deep, null, null))
        .hasMessage("'grouping_key' must map names to texts; 'a' is {}");
    assertThatThrownBy(() -> new Metrics("u", "", null, null, null)).hasMessage("'job' is empty");
  }
}
