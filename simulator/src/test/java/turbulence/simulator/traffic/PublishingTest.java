package turbulence.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Verbs;
import turbulence.simulator.control.Controllers;
import turbulence.simulator.store.Clash;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

class PublishingTest {
  private final Stage stage = new Stage();
  private int writes;

  /// Reads and writes the store as it is, without the API's rules.
  private final class Plain implements Verbs {
    @Override
    public Optional<Stored> get(Key key) {
      return stage.store.get(key);
    }

    @Override
    public Stored create(Caller caller, Key key, JsonObject object) {
      return stage.put(key, object);
    }

    @Override
    public Optional<Stored> change(
        Caller caller, Key key, Part part, UnaryOperator<JsonObject> change) {
      writes++;
      return get(key).map(stored -> stage.put(key, change.apply(stored.object())));
    }

    @Override
    public void delete(Caller caller, Key key, Deletion how) {
      try {
        stage.store.remove(get(key).orElseThrow());
      } catch (Clash clash) {
        throw new AssertionError(clash);
      }
    }
  }

  @BeforeEach
  void control() {
    var controllers =
        new Controllers(stage.timeline, stage.store, List.of(new Publishing(new Plain(), 8_999)));
    assertThat(controllers).isNotNull();
  }

  private String published(Key key) {
    stage.timeline.settle();
    return stage.store.get(key).orElseThrow().status().object("loadBalancer").toString();
  }

  @Test
  void an_ingress_gets_the_gateways_address_and_port() {
    Key key = new Key(Routes.INGRESSES, "shop", "web");
    stage.put(key, JsonObject.of("spec", JsonObject.EMPTY));
    assertThat(published(key))
        .isEqualTo(
            "{\"ingress\":[{\"ip\":\"127.0.0.1\",\"ports\":[{\"port\":8999,\"protocol\":\"TCP\"}]}]}");
    assertThat(writes).isEqualTo(1);
  }

  @Test
  void a_service_has_an_address_while_it_is_a_load_balancer() {
    Key key = new Key(Services.SERVICES, "shop", "web");
    stage.serviceOf("web", JsonObject.of("type", "LoadBalancer"));
    assertThat(published(key))
        .isEqualTo("{\"ingress\":[{\"ip\":\"127.0.0.1\",\"ipMode\":\"VIP\"}]}");
    JsonObject status = stage.store.get(key).orElseThrow().status();
    stage.put(key, JsonObject.of("spec", JsonObject.of("type", "ClusterIP"), "status", status));
    assertThat(published(key)).isEqualTo("{}");
    assertThat(writes).isEqualTo(2);
  }

  @Test
  void other_services_are_left_alone() {
    stage.serviceOf("web", JsonObject.of("type", "ClusterIP"));
    assertThat(published(new Key(Services.SERVICES, "shop", "web"))).isEqualTo("{}");
    assertThat(writes).isZero();
  }
}
