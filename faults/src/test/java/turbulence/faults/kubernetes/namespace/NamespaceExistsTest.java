package turbulence.faults.kubernetes.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class NamespaceExistsTest {
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
  void it_is_there_or_not() throws Exception {
    assertThat(yard.ask(new NamespaceExists("old-shop"))).isEqualTo(Json.of(true));
    assertThat(yard.ask(new NamespaceExists("nobody"))).isEqualTo(Json.of(false));
  }
}
