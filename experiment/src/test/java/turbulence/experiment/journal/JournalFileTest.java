package turbulence.experiment.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.json.JsonObject;

class JournalFileTest {
  @TempDir Path folder;

  @Test
  void a_journal_replaces_the_one_before_and_leaves_nothing_beside_it() throws Exception {
    Path path = folder.resolve("journal.json");
    Files.writeString(path, "old");
    new JournalFile(path).write(JsonObject.of("a", 1));
    assertThat(path).hasContent("{\n  \"a\": 1\n}");
    assertThat(folder).isDirectoryContaining(file -> file.equals(path));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_link_stays_a_link_and_what_it_leads_to_is_written() throws Exception {
    Path target = Files.writeString(folder.resolve("target.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);
    new JournalFile(link).write(JsonObject.of("a", 1));
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("\"a\": 1");
  }

  @Test
  void a_device_is_written_straight_and_is_no_place_for_a_journal_so_far() throws Exception {
    JournalFile device = new JournalFile(Path.of("/dev/null"));
    assertThat(device.isRegular()).isFalse();
    device.write(JsonObject.of("a", 1));
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }
}
