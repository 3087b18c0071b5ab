package turbulence.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.traffic.Wires.Hops;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class KnockTest {
  private static final Hop PROXY =
      new Hop() {
        @Override
        public Response pass(Trip trip, Request request, Way way) {
          return Response.text(503, "no healthy upstream");
        }

        @Override
        public boolean accepts(Trip trip) {
          return true;
        }
      };

  private final Stage stage = new Stage();
  private final Outlet caller = stage.wires.networkOf("shop", "10.1.0.9");

  @Test
  void a_service_with_a_pod_that_listens_accepts() {
    stage.service("web", "10.96.0.7", 80, 8080, "10.1.0.1");
    assertThatThrownBy(() -> caller.knock("web", 80))
        .isInstanceOf(Unreachable.class)
        .hasMessage("dial tcp 10.96.0.7:80: connect: connection refused");
    stage.wires.open("10.1.0.1", 8080, _ -> Response.text(200, ""));
    assertThatCode(() -> caller.knock("web", 80)).doesNotThrowAnyException();
    assertThatThrownBy(() -> caller.knock("none", 80)).hasMessageContaining("no such host");
  }

  @Test
  void a_proxy_accepts_whatever_is_behind_it() {
    Stage mesh = new Stage(new Hops(List.of(PROXY), List.of()));
    mesh.service("web", "10.96.0.7", 80, 8080);
    assertThatCode(() -> mesh.wires.networkOf("shop", "10.1.0.9").knock("web", 80))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.96.0.1", "kubernetes.default.svc", "kubernetes.default"})
  void the_api_server_is_reached_at_a_port_of_this_machine(String host) throws Unreachable {
    stage.put(
        new Key(Services.SERVICES, "default", "kubernetes"),
        JsonObject.of(
            "spec",
            JsonObject.of(
                "clusterIP",
                "10.96.0.1",
                "ports",
                JsonArray.of(JsonObject.of("name", "https", "port", 443)))));
    stage.put(
        new Key(Services.SLICES, "default", "kubernetes"),
        JsonObject.of(
                "ports",
                JsonArray.of(JsonObject.of("name", "https", "port", 12_345)),
                "endpoints",
                JsonArray.of(JsonObject.of("addresses", JsonArray.of("127.0.0.1"))))
            .with(
                "metadata",
                JsonObject.of(
                    "labels", JsonObject.of("kubernetes.io/service-name", "kubernetes"))));
    assertThat(caller.apiServer(host, 443)).isEqualTo(OptionalInt.of(12_345));
    assertThat(caller.apiServer("web", 443)).isEmpty();
    assertThat(caller.apiServer("localhost", 443)).isEmpty();
  }
}
