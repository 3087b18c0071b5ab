package turbulence.simulator.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import turbulence.simulator.traffic.OneContainer;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.traffic.Stage;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Workload;

class DemoApplicationTest {
  private static final Workload APPLICATION = Images.known().of("vfarcic/go-demo-8:0.0.1");
  private static final Workload DATABASE = Images.known().of("docker.io/bitnami/mongodb:4.0.3");
  private static final Map<String, String> SETTINGS = Map.of("DB", "db", "VERSION", "0.0.1");

  private final Stage stage = new Stage();
  private final Outlet caller = stage.wires.networkOf("shop", "10.1.0.9");

  private OneContainer database() {
    OneContainer database = stage.start("10.1.0.2", DATABASE, Map.of());
    stage.pass(3);
    stage.service("db", "10.96.0.2", 27_017, 27_017, "10.1.0.2");
    return database;
  }

  private OneContainer application() {
    return stage.start("10.1.0.1", APPLICATION, SETTINGS);
  }

  private String get(String target) {
    return stage.get(caller, "10.1.0.1", 8080, target);
  }

  @Test
  void without_its_database_it_panics_after_ten_seconds() {
    OneContainer application = application();
    stage.pass(9);
    assertThat(application.status()).isNull();
    assertThat(get("/")).endsWith("connection refused");
    stage.pass(2);
    assertThat(application.status()).isEqualTo(2);
    assertThat(application.log)
        .startsWith(
            "2026/01/02 03:04:05 Starting the application",
            "2026/01/02 03:04:05 Configuring DB db",
            "panic: no reachable servers",
            "",
            "goroutine 1 [running]:");
  }

  @Test
  void it_starts_when_the_database_appears_in_time() {
    OneContainer application = application();
    stage.pass(5);
    OneContainer database = database();
    stage.pass(1);
    assertThat(database.status()).isNull();
    assertThat(application.status()).isNull();
    assertThat(get("/")).startsWith("200");
  }

  @Test
  void it_tells_its_version_at_every_path_that_it_does_not_know() {
    OneContainer database = database();
    OneContainer application = application();
    assertThat(get("/")).isEqualTo("200 Version: 0.0.1; Release: unknown\n");
    assertThat(get("/version?x=1")).isEqualTo("200 Version: 0.0.1; Release: unknown\n");
    Request released = new Request("GET", "/", Headers.of("Release", "canary"), Body.EMPTY, "");
    assertThat(stage.ask(caller, "10.1.0.1", 8080, released)).contains("Release: canary");
    assertThat(application.log.getLast()).endsWith(" GET request to /");
    assertThat(database.log.getLast()).contains("waiting for connections on port 27017");
  }

  @Test
  void people_are_kept_in_the_database() {
    OneContainer database = database();
    OneContainer application = application();
    assertThat(get("/demo/person")).isEqualTo("200 ");
    for (String name : List.of("Viktor%20F", "Ada")) {
      Request put = new Request("PUT", "/demo/person?name=" + name, Headers.NONE, Body.EMPTY, "");
      assertThat(stage.ask(caller, "10.1.0.1", 8080, put)).isEqualTo("200 Everything is OK");
    }
    assertThat(get("/demo/person")).isEqualTo("200 Ada\nViktor F");
    assertThat(List.of(database, application)).allMatch(each -> each.status() == null);
  }

  @Test
  void it_loses_its_database_for_good() {
    OneContainer database = database();
    OneContainer application = application();
    database.exit(0);
    String[] seen = {"waits"};
    stage.timeline.beside(
        () -> seen[0] = Stage.now(caller, "10.1.0.1", 8080, Request.get("x", "/demo/person")));
    stage.pass(9);
    assertThat(seen[0]).as("hangs while there is no database").isEqualTo("waits");
    stage.pass(2);
    assertThat(seen[0]).isEqualTo("EOF");

    OneContainer another = database();
    assertThat(another.status()).isNull();
    assertThat(get("/demo/person")).as("cut at once when it is back").isEqualTo("EOF");
    assertThat(get("/")).startsWith("200");
    assertThat(application.status()).isNull();
    assertThat(application.log).anyMatch(line -> line.contains("http: panic serving 10.1.0.9:"));
  }

  @Test
  void it_goes_on_with_another_server_when_it_knows_several() {
    OneContainer one = stage.start("10.1.0.2", DATABASE, Map.of());
    OneContainer two = stage.start("10.1.0.3", DATABASE, Map.of());
    stage.pass(3);
    OneContainer application =
        stage.start(
            "10.1.0.1", APPLICATION, Map.of("DB", "mongodb://10.1.0.2,10.1.0.3:27017/test"));
    Request put = new Request("PUT", "/demo/person?name=Ada", Headers.NONE, Body.EMPTY, "");
    assertThat(stage.ask(caller, "10.1.0.1", 8080, put)).isEqualTo("200 Everything is OK");
    one.exit(0);
    assertThat(get("/demo/person")).isEqualTo("200 Ada");

    OneContainer again = stage.start("10.1.0.2", DATABASE, Map.of());
    stage.pass(10);
    two.exit(0);
    assertThat(get("/demo/person")).as("a new one has learnt what there is").isEqualTo("200 Ada");
    assertThat(List.of(again, application)).allMatch(each -> each.status() == null);
  }

  @Test
  void after_ten_requests_at_once_it_refuses_and_then_cools_down_for_15_seconds() {
    OneContainer database = database();
    OneContainer application = application();
    assertThat(IntStream.range(0, 10).mapToObj(_ -> get("/limiter")))
        .allMatch("200 Everything is OK\n"::equals);
    assertThat(get("/limiter")).isEqualTo("429 Internal Server Error\n");
    stage.pass(14);
    assertThat(get("/limiter")).isEqualTo("429 Internal Server Error\n");
    assertThat(application.log.getLast()).endsWith("Cooling down after the limiter");
    stage.pass(1);
    assertThat(get("/limiter")).isEqualTo("200 Everything is OK\n");
    assertThat(database.status()).isNull();
  }

  @Test
  void it_measures_its_answers() {
    OneContainer database = database();
    OneContainer application = application();
    assertThat(get("/demo/hello")).isEqualTo("200 hello, Istio with version 0.0.1!\n");
    assertThat(get("/metrics"))
        .contains("http_server_resp_time_count{code=\"200\",method=\"GET\",path=\"/demo/hello\"");
    assertThat(List.of(database, application)).allMatch(each -> each.status() == null);
  }

  @Test
  void it_ends_at_once_when_asked_to() {
    OneContainer application = application();
    application.terminate();
    assertThat(application.status()).isEqualTo(2);
  }

  @Test
  void the_database_tells_whether_it_is_up_and_ends_well() {
    OneContainer database = stage.start("10.1.0.2", DATABASE, Map.of());
    assertThat(database.exec("mongo", "--eval", "db.adminCommand('ping')").status()).isEqualTo(1);
    stage.pass(3);
    assertThat(database.exec("mongo", "--eval", "db.adminCommand('ping')").status()).isZero();
    database.terminate();
    assertThat(database.status()).isZero();
  }
}
