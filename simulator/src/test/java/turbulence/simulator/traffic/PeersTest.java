package turbulence.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

class PeersTest {
  private static final String IP = "10.1.0.1";
  private final Stage stage = new Stage();
  private final Peers peers = new Peers(stage.store);

  private static JsonObject pod(String phase, JsonObject metadata, String... containers) {
    JsonArray all =
        JsonArray.from(
            java.util.stream.Stream.of(containers)
                .map(name -> JsonObject.of("name", name))
                .toList());
    return JsonObject.of("metadata", metadata, "spec", JsonObject.of("containers", all))
        .with("status", JsonObject.of("podIP", IP, "phase", phase));
  }

  private Stored put(String name, JsonObject pod) {
    return stage.put(new Key(new Resource("", "pods"), "shop", name), pod);
  }

  private String at() {
    Peer peer = peers.at(IP);
    return peer == null ? "nobody" : peer.pod().name();
  }

  @Test
  void an_address_is_that_of_the_pod_that_has_it_now() throws Clash {
    assertThat(at()).isEqualTo("nobody");
    Stored first = put("first", pod("Running", JsonObject.EMPTY, "main"));
    assertThat(at()).isEqualTo("first");
    Stored ended = put("first", pod("Succeeded", JsonObject.EMPTY, "main"));
    assertThat(at()).isEqualTo("first");
    put("second", pod("Running", JsonObject.EMPTY, "main"));
    assertThat(at()).isEqualTo("second");
    put("first", pod("Succeeded", JsonObject.EMPTY, "main"));
    assertThat(at()).isEqualTo("second");
    Stored last = stage.store.get(first.key()).orElseThrow();
    assertThat(last.revision()).isGreaterThan(ended.revision());
    Stored gone = stage.store.remove(last);
    assertThat(gone.key()).isEqualTo(first.key());
    assertThat(at()).isEqualTo("second");
  }

  @Test
  void pods_that_were_there_before_are_known_and_those_of_nodes_are_not() {
    put("first", pod("Running", JsonObject.EMPTY, "main"));
    assertThat(new Peers(stage.store).at(IP)).isNotNull();
    JsonObject other = pod("Running", JsonObject.EMPTY, "main");
    put(
        "first",
        other
            .with("spec", JsonObject.of("hostNetwork", true))
            .with("status", JsonObject.of("podIP", "10.0.0.1")));
    assertThat(peers.at("10.0.0.1")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ReplicaSet, web-7d4b9, web",
    "StatefulSet, db, db",
    "DaemonSet, agent, agent",
    "Job, night-29384756, night",
    "Job, night-x, night-x",
    "Job, once, once",
    "'', '', one",
  })
  void a_pod_belongs_to_the_workload_that_somebody_wrote(
      String kind, String owner, String workload) {
    JsonObject reference = JsonObject.of("kind", kind, "name", owner).with("controller", true);
    JsonObject metadata =
        JsonObject.of("labels", JsonObject.of("pod-template-hash", "7d4b9", "app", "shop"))
            .with("ownerReferences", kind.isEmpty() ? JsonArray.EMPTY : JsonArray.of(reference));
    put("one", pod("Running", metadata, "main"));
    Peer peer = peers.at(IP);
    assertThat(peer).isNotNull();
    assertThat(peer.party().workload()).isEqualTo(workload);
    assertThat(peer.party().app()).isEqualTo("shop");
    assertThat(peer.party().inMesh()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "true, 'main,istio-proxy', true",
    "false, 'main,istio-proxy', false",
    "true, main, false",
  })
  void a_pod_is_in_the_mesh_when_it_was_given_a_proxy(
      boolean marked, String containers, boolean inMesh) {
    JsonObject annotations =
        marked ? JsonObject.of("sidecar.istio.io/status", "{}") : JsonObject.EMPTY;
    put(
        "one",
        pod("Running", JsonObject.of("annotations", annotations), containers.split(",", -1)));
    Peer peer = peers.at(IP);
    assertThat(peer).isNotNull();
    assertThat(peer.inMesh()).isEqualTo(inMesh);
  }
}
