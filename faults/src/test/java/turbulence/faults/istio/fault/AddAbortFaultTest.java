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
import turbulence.json.JsonObject;

class AddAbortFaultTest {
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
  void the_plan_says_which_requests_fail_and_what_was_there() throws Exception {
    mesh.site().act(Mesh.abort(418, Mesh.to("web", "v2")));
    assertThat(
            mesh.site().prepare(Mesh.abort(500, Mesh.to("web", "v2"))).forecast().look().effects())
        .contains(
            "route new to web/v2: all requests are answered with 500, in the place of"
                + " {\"httpStatus\":418,\"percentage\":{\"value\":100}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 600, -500})
  void what_is_no_status_is_refused(int status) {
    assertThatThrownBy(() -> Mesh.abort(status, Mesh.to("web")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'http_status' must be a status from 200 to 599, not " + status);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 100.5, Double.NaN, Double.POSITIVE_INFINITY})
  void what_is_no_share_is_refused(double share) {
    assertThatThrownBy(() -> new AddAbortFault("web", 500, Mesh.to("web"), share, Mesh.HERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'percentage' must be from 0 to 100");
  }

  @Test
  void a_share_may_be_a_part_of_a_percent() throws Exception {
    mesh.site().act(new AddAbortFault("web", 500, Mesh.to("web", "v2"), 0.5, Mesh.HERE));
    assertThat(mesh.faults().getFirst()).contains("{\"value\":0.5}");
  }

  @Test
  void routes_that_are_none_are_refused() {
    assertThatThrownBy(() -> Mesh.abort(500, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'routes' is empty");
    assertThatThrownBy(() -> Mesh.abort(500, List.of(JsonObject.of("host", "web"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'routes' needs entries such as {destination: {host: web}}; number 1 is"
                + " {\"host\":\"web\"}");
  }

  @Test
  void a_version_or_namespace_that_is_none_is_refused() {
    for (String version : List.of("", "v1", "networking.istio.io/", "/v1", "a/b/c")) {
      assertThatThrownBy(() -> new Where("default", version))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'version' must be a group and a version");
    }
    assertThatThrownBy(() -> new Where("", "networking.istio.io/v1"))
        .hasMessageContaining("'ns' is empty");
  }
}
