package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveAbortFaultTest {
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
  void the_other_kind_stays() throws Exception {
    var routes = Mesh.to("web", "v2");
    mesh.site().act(Mesh.abort(500, routes));
    mesh.site().act(Mesh.delay("1s", routes));
    mesh.site().act(new RemoveAbortFault("web", routes, Mesh.HERE));
    assertThat(mesh.faults().getFirst()).startsWith("{\"delay\":").doesNotContain("\"abort\"");
  }
}
