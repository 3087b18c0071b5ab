package turbulence.faults.istio.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.faults.kubernetes.select.Names;
import turbulence.faults.kubernetes.select.Namespaces;

class CalmVirtualServicesTest {
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
  void all_faults_go_and_in_a_method_they_come_back() throws Exception {
    mesh.site().act(Mesh.abort(500, Mesh.to("web", "v1")));
    mesh.site().act(Mesh.delay("1s", Mesh.to("web", "v2")));
    var before = mesh.spec();
    Search all = new Search(Namespaces.of("default"), Names.ANY, null);
    List<Undo> history = mesh.site().act(new CalmVirtualServices(all));
    assertThat(mesh.faults()).containsOnly("none");
    assertThat(mesh.undone(history).kind()).isEqualTo(Kind.SETTLED);
    assertThat(mesh.spec()).isEqualTo(before);
  }
}
