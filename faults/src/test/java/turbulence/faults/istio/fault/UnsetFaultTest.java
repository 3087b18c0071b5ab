package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsetFaultTest {
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
  void the_plan_says_what_goes() throws Exception {
    mesh.site().act(Mesh.abort(418, Mesh.to("web", "v2")));
    UnsetFault unset = new UnsetFault("web", Mesh.to("web", "v2"), Mesh.HERE);
    assertThat(mesh.site().prepare(unset).forecast().look().effects())
        .contains("route new to web/v2 has no delay", "route new to web/v2 loses its abort");
    mesh.site().act(unset);
    assertThat(mesh.faults()).containsOnly("none");
  }

  @Test
  void what_is_not_there_can_go_as_well() throws Exception {
    UnsetFault unset = new UnsetFault("web", Mesh.to("web", "v2"), Mesh.HERE);
    assertThat(mesh.site().act(unset)).isEmpty();
  }
}
