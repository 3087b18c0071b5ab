package turbulence.experiment.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static turbulence.experiment.extension.Undoer.Standing.FOREIGN;
import static turbulence.experiment.extension.Undoer.Standing.OURS;
import static turbulence.experiment.extension.Undoer.Standing.SETTLED;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.world.SystemWorld;

class FileUndoerTest {
  final Means means = new Means(SystemWorld.create(), new Shared());
  final FileUndoer undoer = new FileUndoer();
  @TempDir Path directory;
  Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("f");
  }

  @Test
  void a_file_is_as_before_or_ours_or_somebody_elses() throws Exception {
    List<Undo> history = List.of(edit("a", "b"));
    assertThat(with("a", history)).isEqualTo(SETTLED);
    assertThat(with("b", history)).isEqualTo(OURS);
    assertThat(with("c", history)).isEqualTo(FOREIGN);
    Files.delete(file);
    assertThat(undoer.compare(history, means)).isEqualTo(FOREIGN);
    Files.createDirectory(file);
    assertThat(undoer.compare(history, means)).isEqualTo(FOREIGN);
  }

  @Test
  void a_link_in_the_place_of_the_file_is_somebody_elses() throws Exception {
    Files.writeString(directory.resolve("other"), "b");
    Files.createSymbolicLink(file, directory.resolve("other"));
    assertThat(undoer.compare(List.of(edit("a", "b")), means)).isEqualTo(FOREIGN);
  }

  @Test
  void of_several_edits_the_first_says_what_was_before() throws Exception {
    List<Undo> history = List.of(edit("a", "b"), edit("b", "c"), edit("c", "d"));
    assertThat(with("a", history)).isEqualTo(SETTLED);
    for (String ours : List.of("b", "c", "d")) {
      assertThat(with(ours, history)).isEqualTo(OURS);
    }
    assertThat(with("e", history)).isEqualTo(FOREIGN);
    undoer.restore(history, means);
    assertThat(file).hasContent("a");
  }

  @Test
  void a_file_that_was_not_there_is_deleted_again() throws Exception {
    List<Undo> history = List.of(edit(null, "b"));
    assertThat(undoer.compare(history, means)).isEqualTo(SETTLED);
    assertThat(with("b", history)).isEqualTo(OURS);
    undoer.restore(history, means);
    undoer.restore(history, means);
    assertThat(file).doesNotExist();
  }

  @Test
  void a_directory_that_went_meanwhile_is_no_trouble_for_a_file_that_was_not_there()
      throws Exception {
    file = directory.resolve("gone/f");
    assertThat(undoer.compare(List.of(edit(null, "b")), means)).isEqualTo(SETTLED);
    assertThat(undoer.compare(List.of(edit("a", "b")), means)).isEqualTo(FOREIGN);
  }

  @Test
  void bytes_that_are_no_text_come_back() throws Exception {
    Undo undo = new RestoreFile(file.toString(), "AP8=", true, digest("b"), "rw-r--r--");
    Files.writeString(file, "b");
    undoer.restore(List.of(undo), means);
    assertThat(file).hasBinaryContent(new byte[] {0, -1});
  }

  @Test
  void a_mode_that_somebody_set_meanwhile_stays() throws Exception {
    Files.writeString(file, "b");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    undoer.restore(List.of(edit("a", "b")), means);
    assertThat(file).hasContent("a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_has_to_be_made_again_gets_its_old_mode() throws Exception {
    Undo undo = new RestoreFile(file.toString(), "a", false, Content.NONE, "r-xr-x---");
    assertThat(undoer.compare(List.of(undo), means)).isEqualTo(OURS);
    undoer.restore(List.of(undo), means);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r-xr-x---");
  }

  @Test
  void temporary_files_of_a_killed_process_go() throws Exception {
    Files.writeString(Content.temporary(file, digest("b")), "ha");
    Files.writeString(Content.temporary(file, digest("a")), "");
    undoer.tidy(List.of(edit("a", "b")), means);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_the_system_refuses_fails_in_words() throws Exception {
    Files.writeString(directory.resolve("plain"), "");
    file = directory.resolve("plain/f");
    assertThatThrownBy(() -> undoer.restore(List.of(edit("a", "b")), means))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageStartingWith("cannot be put back: ");
  }

  @Test
  void an_interrupt_does_not_stop_it_half_way() throws Exception {
    Files.writeString(file, "b");
    Thread.currentThread().interrupt();
    undoer.restore(List.of(edit("a", "b")), means);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("a");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  private turbulence.experiment.extension.Undoer.Standing with(String content, List<Undo> history)
      throws Exception {
    Files.writeString(file, content);
    return undoer.compare(history, means);
  }

  private Undo edit(String before, String after) {
    return new RestoreFile(file.toString(), before, false, digest(after), "rw-r--r--");
  }

  private static String digest(String text) {
    return Content.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
