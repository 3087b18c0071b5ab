package turbulence.faults.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonObject;

class GetNodesTest {
  @TempDir Path folder;

  @Test
  void nodes_come_as_the_api_gives_them() throws Exception {
    try (Estate estate = Estate.open(folder, "")) {
      JsonObject all = (JsonObject) estate.observe(new GetNodes(null));
      assertThat(all.text("kind")).contains("NodeList");
      assertThat(all.object("metadata").text("resourceVersion")).isPresent();
      assertThat(all.array("items")).hasSize(3);
      JsonObject one = (JsonObject) estate.observe(new GetNodes("kubernetes.io/hostname=node-1"));
      assertThat(one.array("items")).singleElement().asString().contains("\"node-1\"");
      assertThat(((JsonObject) estate.observe(new GetNodes("no=where"))).array("items")).isEmpty();
    }
  }
}
