package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.undo.Site;

class UncordonNodeTest {
  @TempDir Path folder;

  @Test
  void a_closed_node_is_opened_and_shows_it() throws Exception {
    try (Site site = Site.open(folder)) {
      site.act(new CordonNode("node-1", null));
      Prepared prepared = site.prepare(new UncordonNode("node-1", null));
      Evidence sign = prepared.evidence().getFirst();
      assertThat(sign.words()).isEqualTo("node node-1 is schedulable");
      assertThat(sign.look().inEffect()).isFalse();
      prepared.deed().act();
      assertThat(sign.look().inEffect()).isTrue();
      assertThat(prepared.undo()).hasSize(1);
      assertThat(site.prepare(new UncordonNode("node-1", null)).undo()).isEmpty();
    }
  }
}
