package turbulence.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class WiresTest {
  private final Stage stage = new Stage();
  private final Outlet caller = stage.wires.networkOf("shop", "10.1.0.9");

  @BeforeEach
  void two_pods_listen() {
    listen("10.1.0.1", 8080);
    listen("10.1.0.2", 8080);
  }

  private void listen(String ip, int port) {
    stage.wires.open(ip, port, request -> Response.text(200, ip + " to " + request.peerIp()));
  }

  private String get(String host, int port) {
    return stage.get(caller, host, port, "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "web.shop",
        "web.shop.svc",
        "web.shop.svc.cluster.local",
        "web.shop.svc.cluster.local.",
        "WEB",
        "10.96.0.7"
      })
  void a_service_is_reached_by_every_form_of_its_name(String host) {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1");
    assertThat(get(host, 80)).isEqualTo("200 10.1.0.1 to 10.1.0.9");
  }

  @Test
  void a_short_name_means_a_service_of_the_callers_own_namespace() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1");
    Outlet stranger = stage.wires.networkOf("other", "10.1.0.8");
    assertThat(stage.get(stranger, "web", 80, "/"))
        .isEqualTo("dial tcp: lookup web on 10.96.0.10:53: no such host");
    assertThat(stage.get(stranger, "web.shop", 80, "/")).startsWith("200");
  }

  @Test
  void pods_behind_a_service_take_turns() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1", "10.1.0.2");
    List<String> answers = IntStream.range(0, 4).mapToObj(_ -> get("web", 80)).toList();
    assertThat(answers).filteredOn(a -> a.contains("10.1.0.1 ")).hasSize(2);
    assertThat(answers).filteredOn(a -> a.contains("10.1.0.2 ")).hasSize(2);
  }

  @Test
  void a_caller_stays_with_its_pod_when_the_service_wants_that() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1", "10.1.0.2");
    stage.serviceOf(
        "web",
        JsonObject.of("clusterIP", "10.96.0.7", "sessionAffinity", "ClientIP")
            .with("ports", Stage.ports(80)));
    List<String> answers = IntStream.range(0, 4).mapToObj(_ -> get("web", 80)).toList();
    assertThat(answers.stream().distinct()).hasSize(1);
  }

  @Test
  void only_ready_pods_are_called() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1");
    stage.slice("web", false, 8080, "10.1.0.2");
    assertThat(IntStream.range(0, 4).mapToObj(_ -> get("web", 80)))
        .allMatch(answer -> answer.contains("10.1.0.1 "));
  }

  @Test
  void a_service_without_a_ready_pod_refuses() {
    stage.service("web", "10.96.0.7", 80, 8080);
    assertThat(get("web", 80)).isEqualTo("dial tcp 10.96.0.7:80: connect: connection refused");
  }

  @Test
  void a_headless_service_gives_its_pods_and_their_own_ports() {
    stage.service("web", "None", 80, 8080, "10.1.0.1", "10.1.0.2");
    assertThat(get("web", 8080)).startsWith("200");
    assertThat(get("host-2.web", 8080)).contains("10.1.0.2 ");
    assertThat(get("host-2.web.shop.svc.cluster.local", 8080)).contains("10.1.0.2 ");
    assertThat(get("host-3.web", 8080)).endsWith("no such host");
    assertThat(get("web", 80)).endsWith(":80: connect: connection refused");
    assertThat(caller.addresses("web")).containsExactly("10.1.0.1", "10.1.0.2");
  }

  @Test
  void an_alias_is_followed_but_not_in_circles() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1");
    stage.serviceOf("alias", alias("web.shop.svc.cluster.local"));
    stage.serviceOf("circle", alias("circle.shop.svc.cluster.local"));
    assertThat(get("alias", 80)).startsWith("200");
    assertThat(get("circle", 80)).endsWith("no such host");
    assertThat(caller.addresses("circle")).isEmpty();
  }

  private static JsonObject alias(String of) {
    return JsonObject.of("type", "ExternalName", "externalName", of);
  }

  @Test
  void endpoints_without_slices_count_too() {
    stage.serviceOf("old", JsonObject.of("clusterIP", "10.96.0.8", "ports", Stage.ports(80)));
    JsonObject subset =
        JsonObject.of(
            "addresses", JsonArray.of(JsonObject.of("ip", "10.1.0.2")), "ports", Stage.ports(8080));
    stage.put(
        new Key(Services.ENDPOINTS, "shop", "old"), JsonObject.of("subsets", JsonArray.of(subset)));
    assertThat(get("old", 80)).contains("10.1.0.2 ");
  }

  @Test
  void a_pod_reaches_itself_and_other_pods_by_address() {
    listen("10.1.0.9", 9000);
    assertThat(get("localhost", 9000)).isEqualTo("200 10.1.0.9 to 10.1.0.9");
    assertThat(get("127.0.0.1", 9000)).startsWith("200");
    assertThat(get("10.1.0.1", 8080)).startsWith("200");
    assertThat(get("10-1-0-1.shop.pod", 8080)).startsWith("200");
    assertThat(get("10.1.0.1", 81)).isEqualTo("dial tcp 10.1.0.1:81: connect: connection refused");
  }

  private Connection connected(String host, int port) {
    List<Connection> found = new ArrayList<>();
    stage.timeline.beside(() -> {
      try {
        found.add(caller.connect(host, port));
      } catch (Unreachable | InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    stage.timeline.settle();
    return found.getFirst();
  }

  @Test
  void a_connection_breaks_with_the_other_end_and_never_comes_back() throws Exception {
    Connection connection = connected("10.1.0.1", 8080);
    assertThat(connection.call(Request.get("x", "/")).status()).isEqualTo(200);
    stage.wires.close("10.1.0.1");
    listen("10.1.0.1", 8080);
    assertThat(connection.isOpen()).isFalse();
    assertThatThrownBy(() -> connection.call(Request.get("x", "/"))).hasMessage("EOF");
  }

  @Test
  void a_connection_breaks_with_the_callers_end() {
    Connection connection = connected("10.1.0.1", 8080);
    caller.close();
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void a_call_is_cut_when_the_pod_ends_while_it_answers() {
    stage.wires.open("10.1.0.1", 8080, _ -> slow(Duration.ofSeconds(60)));
    CompletableFuture<String> seen = new CompletableFuture<>();
    stage.timeline.beside(
        () -> seen.complete(Stage.now(caller, "10.1.0.1", 8080, Request.get("x", "/"))));
    stage.pass(1);
    stage.wires.close("10.1.0.1");
    assertThat(seen.orTimeout(10, TimeUnit.SECONDS).join())
        .isEqualTo("read tcp 10.1.0.1:8080: read: connection reset by peer");
  }

  private Response slow(Duration howLong) throws InterruptedException {
    stage.timeline.sleep(howLong);
    return Response.text(200, "late");
  }

  @Test
  void a_lost_pod_is_waited_for_in_vain() {
    stage.wires.lose("10.1.0.1");
    String[] seen = {""};
    stage.timeline.beside(
        () -> seen[0] = Stage.now(caller, "10.1.0.1", 8080, Request.get("x", "/")));
    stage.pass(29);
    assertThat(seen[0]).isEmpty();
    stage.pass(1);
    assertThat(seen[0]).isEqualTo("dial tcp 10.1.0.1:8080: i/o timeout");
    stage.wires.restore("10.1.0.1");
    assertThat(get("10.1.0.1", 8080)).startsWith("200");
  }

  @Test
  void patience_has_an_end() {
    assertThat(patiently(Duration.ofSeconds(3), Duration.ofSeconds(2), 2)).isEqualTo("timeout");
    assertThat(patiently(Duration.ofSeconds(1), Duration.ofSeconds(2), 2)).isEqualTo("late");
    assertThat(patiently(Duration.ZERO, Duration.ofSeconds(2), 0)).isEqualTo("late");
  }

  private String patiently(Duration answering, Duration patience, int passing) {
    Service service = _ -> slow(answering);
    stage.wires.open("10.1.0.1", 8080, service);
    CompletableFuture<String> seen = new CompletableFuture<>();
    stage.timeline.beside(() -> seen.complete(patient(patience)));
    stage.pass(passing);
    return seen.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private String patient(Duration patience) {
    try {
      return caller.call("10.1.0.1", 8080, Request.get("x", "/"), patience).body().text();
    } catch (Unreachable e) {
      return e.isTimeout() ? "timeout" : "unreachable";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  @Test
  void hops_see_who_calls_whom_and_may_answer_or_choose() {
    List<String> seen = new ArrayList<>();
    Hop naming =
        (trip, request, way) -> {
          seen.add(trip.origin().namespace() + " calls " + trip.host());
          return way.on(trip.only(stop -> stop.ip().endsWith(".2")), request);
        };
    Hop wire =
        (trip, request, way) -> {
          Trip.Stop stop = trip.stop();
          seen.add(stop == null ? "nobody" : stop.pod() + "");
          return request.target().equals("/no")
              ? Response.text(403, "denied")
              : way.on(trip, request);
        };
    Stage ruled = new Stage(new Wires.Hops(List.of(naming), List.of(wire)));
    ruled.service("web", "10.96.0.7", 80, 8080, "10.1.0.1", "10.1.0.2");
    ruled.wires.open("10.1.0.2", 8080, _ -> Response.text(200, "two"));
    Outlet from = ruled.wires.networkOf("shop", "10.1.0.9");
    assertThat(ruled.get(from, "web", 80, "/")).isEqualTo("200 two");
    assertThat(ruled.get(from, "web", 80, "/no")).isEqualTo("403 denied");
    assertThat(seen).startsWith("shop calls web", "pods shop/pod-10.1.0.2");
  }
}
