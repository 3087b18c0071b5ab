package turbulence.experiment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path directory;

  @Test
  void a_new_file_has_the_mode_that_was_asked_for() throws Exception {
    write("new", "x", "r--r-----");
    assertThat(directory.resolve("new")).hasContent("x");
    assertThat(mode("new")).isEqualTo("r--r-----");
  }

  @Test
  void a_new_file_without_a_mode_has_that_of_any_new_file() throws Exception {
    write("new", "x", null);
    Files.createFile(directory.resolve("usual"));
    assertThat(mode("new")).isEqualTo(mode("usual"));
  }

  @Test
  void a_replaced_file_keeps_its_mode() throws Exception {
    write("old", "x", "rwx--x--x");
    write("old", "y", "r--------");
    assertThat(directory.resolve("old")).hasContent("y");
    assertThat(mode("old")).isEqualTo("rwx--x--x");
  }

  @Test
  void what_a_killed_process_left_in_the_temporary_file_is_thrown_away() throws Exception {
    Files.writeString(directory.resolve("temporary"), "half a sentence that is too long");
    write("new", "x", null);
    assertThat(directory.resolve("new")).hasContent("x");
    assertThat(directory.resolve("temporary")).doesNotExist();
  }

  @Test
  void a_failure_leaves_no_temporary_file() throws Exception {
    Files.createDirectories(directory.resolve("taken/by/others"));
    assertThatThrownBy(() -> write("taken", "x", null)).isInstanceOf(IOException.class);
    assertThat(directory.resolve("temporary")).doesNotExist();
  }

  @Test
  void troubles_say_their_reason() {
    assertThat(FileTrouble.words(new NoSuchFileException("/a")))
        .isEqualTo("/a: no such file or directory");
    assertThat(FileTrouble.words(new IOException("disk full"))).isEqualTo("disk full");
  }

  private void write(String name, String content, String mode) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    FileReplacement.write(directory.resolve(name), directory.resolve("temporary"), bytes, mode);
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }
}
