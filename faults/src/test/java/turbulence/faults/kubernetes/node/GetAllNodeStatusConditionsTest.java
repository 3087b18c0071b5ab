package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

class GetAllNodeStatusConditionsTest {
  @TempDir Path folder;

  @Test
  void each_node_says_how_it_is() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      JsonArray all = (JsonArray) estate.observe(new GetAllNodeStatusConditions(null));
      assertThat(all).hasSize(3);
      JsonObject first = (JsonObject) all.get(0);
      assertThat(first.names().getFirst()).isEqualTo("name");
      assertThat(first.text("name")).contains("node-0");
      assertThat(first.text("Ready")).contains("True");
      assertThat(first.text("MemoryPressure")).contains("False");
      assertThat(estate.observe(new GetAllNodeStatusConditions("no=where")))
          .isEqualTo(JsonArray.EMPTY);
    }
  }
}
