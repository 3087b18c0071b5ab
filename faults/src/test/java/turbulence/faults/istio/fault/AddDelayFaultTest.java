package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import turbulence.experiment.extension.Forecast;
import turbulence.json.JsonObject;

class AddDelayFaultTest {
  @TempDir Path folder;
  private Mesh mesh;

  @BeforeEach
  void open() throws Exception {
    mesh = Mesh.open(folder);
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  @Test
  void the_plan_says_which_requests_wait_and_where() throws Exception {
    Forecast forecast =
        mesh.site().prepare(Mesh.delay("2s", Mesh.to("web", "v2"))).forecast().look();
    assertThat(forecast.effects())
        .containsExactly(
            "for web it acts in the sidecars of whoever asks",
            "route new to web/v2: 50 % of requests wait 2s");
    assertThat(forecast.refusals()).isEmpty();
    assertThat(forecast.lasting()).isEmpty();
    assertThat(forecast.unknown()).isEmpty();
  }

  @Test
  void the_plan_says_what_keeps_requests_from_it() throws Exception {
    mesh.web("[{route: [{destination: {host: web}}]}, {route: [{destination: {host: late}}]}]");
    mesh.service("rival", "hosts: [web, other]", "[{route: [{destination: {host: web}}]}]");
    mesh.service(
        "door", "hosts: [web]\n  gateways: [door]", "[{route: [{destination: {host: web}}]}]");
    List<String> effects =
        mesh.site().prepare(Mesh.delay("2s", Mesh.to("late"))).forecast().look().effects();
    assertThat(effects)
        .contains(
            "route 2 to late is never reached: route 1 to web before it takes every request",
            "virtualservice default/rival speaks for web, too")
        .noneMatch(effect -> effect.contains("door"));
    Where here = Mesh.HERE;
    effects =
        mesh.site()
            .prepare(new AddDelayFault("door", "1s", Mesh.to("web"), null, here))
            .forecast()
            .look()
            .effects();
    assertThat(effects)
        .containsExactly(
            "for web it acts at gateway door only: sidecars do not follow it",
            "route 1 to web: no request, since no percentage is said, wait 1s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "5 s", "5x", "-5s", "1.2.3s", ".s", "0s", "5m s"})
  void what_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> Mesh.delay(text, Mesh.to("web")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'fixed_delay' must be a time such as 5s or 1m30s, not '" + text + "'");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    List<JsonObject> routes = List.of(JsonObject.of("host", "web"));
    assertThatThrownBy(() -> new AddDelayFault("web", "5", routes, 150.0, Mesh.HERE))
        .hasMessage(
            "'routes' needs entries such as {destination: {host: web}}; number 1 is"
                + " {\"host\":\"web\"}; 'fixed_delay' must be a time such as 5s or 1m30s, not '5';"
                + " 'percentage' must be from 0 to 100, not 150.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5s", "1m30s", "0.25s", "250ms", "1h"})
  void times_are_taken(String text) throws Exception {
    mesh.site().act(Mesh.delay(text, Mesh.to("web", "v2")));
    JsonObject route = (JsonObject) mesh.routes().get(0);
    assertThat(route.object("fault").object("delay").text("fixedDelay")).hasValue(text);
  }
}
