package turbulence.simulator.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.traffic.Outlet;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Network.Connection;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;

class ConnectionTest {
  private static final Request FIND =
      new Request("FIND", "/people", Headers.NONE, Body.of("who?"), "");
  private final MeshStage stage = new MeshStage();

  @Test
  void proxies_on_both_ends_tell_of_connections_that_stay()
      throws Unreachable, InterruptedException {
    stage.service("db", 1, (_, _) -> Response.text(200, "two people"));
    Connection connection = stage.from(MeshStage.CALLER).connect("db", 80);
    assertThat(connection.call(FIND).body().text()).isEqualTo("two people");
    connection.close();
    connection.close();
    String host = " db.shop.svc.cluster.local";
    assertThat(stage.connections)
        .containsExactly(
            "opened SOURCE" + host,
            "opened DESTINATION" + host,
            "carried 4 and 10",
            "closed SOURCE" + host,
            "closed DESTINATION" + host);
    assertThat(stage.passages).isEmpty();
  }

  @Test
  void a_connection_ends_with_the_pod_at_either_end() throws Unreachable, InterruptedException {
    List<String> ips = stage.service("db", 1);
    Outlet caller = stage.wires.networkOf("shop", MeshStage.CALLER);
    Connection broken = caller.connect("db", 80);
    stage.wires.close(ips.getFirst());
    assertThat(broken.isOpen()).isFalse();
    assertThat(stage.connections).filteredOn(each -> each.startsWith("closed")).hasSize(2);
    stage.wires.open(ips.getFirst(), 8080, MeshStage.saying(200, "back"));
    Connection left = caller.connect("db", 80);
    caller.close();
    assertThat(left.isOpen()).isFalse();
    assertThat(stage.connections).filteredOn(each -> each.startsWith("closed")).hasSize(4);
  }

  @Test
  void only_ends_with_a_proxy_tell() throws Unreachable, InterruptedException {
    stage.service("db", 1);
    stage.pod("stranger", "10.1.0.8", false, JsonObject.EMPTY);
    Connection connection = stage.from("10.1.0.8").connect("db", 80);
    assertThat(connection.isOpen()).isTrue();
    assertThat(stage.connections).containsExactly("opened DESTINATION db.shop.svc.cluster.local");
  }
}
