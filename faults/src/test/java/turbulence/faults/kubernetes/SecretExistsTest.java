package turbulence.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.Json;

class SecretExistsTest {
  @TempDir Path folder;

  @Test
  void it_is_found_in_its_old_place() throws Exception {
    try (OldNamesStage stage = new OldNamesStage(folder)) {
      assertThat(stage.observed("secret_exists", "\"name\": \"nobody\"")).isEqualTo(Json.of(false));
    }
  }
}
