package turbulence.faults.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.faults.kubernetes.object.Yard;
import turbulence.json.Json;

class SecretExistsTest {
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
  void it_is_there_or_not_by_name_and_labels() throws Exception {
    assertThat(yard.ask(new SecretExists("password", "default", null))).isEqualTo(Json.of(true));
    assertThat(yard.ask(new SecretExists("password", "default", "a=b"))).isEqualTo(Json.of(false));
    assertThat(yard.ask(new SecretExists("nobody", "default", null))).isEqualTo(Json.of(false));
  }
}
