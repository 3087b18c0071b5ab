package turbulence.faults.kubernetes.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.JsonObject;

class GetEventsTest {
  @TempDir Path folder;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = Yard.open(folder);
  }

  @AfterEach
  void close() {
    yard.close();
  }

  @Test
  void the_page_is_as_the_api_gives_it() throws Exception {
    JsonObject page = (JsonObject) yard.ask(new GetEvents(null, "reason=Started", 2));
    assertThat(page.text("kind")).contains("EventList");
    assertThat(page.array("items").items()).hasSize(2);
    assertThat(page.object("metadata").text("continue")).isPresent();
    JsonObject none = (JsonObject) yard.ask(new GetEvents("a=b", null, 100));
    assertThat(none.array("items").items()).isEmpty();
  }
}
