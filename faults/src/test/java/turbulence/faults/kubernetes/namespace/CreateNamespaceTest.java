package turbulence.faults.kubernetes.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Prepared;
import turbulence.faults.kubernetes.object.Yard;

class CreateNamespaceTest {
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
  void one_of_a_name_or_of_a_file_is_made_and_deleted_again() throws Exception {
    String file =
        yard.file("ns.json", "{\"kind\": \"Namespace\", \"metadata\": {\"name\": \"filed\"}}");
    for (CreateNamespace step :
        List.of(new CreateNamespace("named", null), new CreateNamespace("unused", file))) {
      Prepared prepared = yard.prepare(step);
      String name = prepared.targets().getFirst().name();
      prepared.deed().act();
      assertThat(yard.simulator().get("namespace", "", name)).isPresent();
      assertThat(yard.undo(prepared.undo())).isTrue();
    }
  }

  @Test
  void one_of_the_two_has_to_be_given() {
    assertThatThrownBy(() -> yard.prepare(new CreateNamespace(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("You need to either specify name or spec_path");
  }
}
