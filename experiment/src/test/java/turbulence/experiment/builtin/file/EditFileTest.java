package turbulence.experiment.builtin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.world.SystemWorld;
import turbulence.json.JsonObject;

class EditFileTest {
  @TempDir Path made;
  Path directory;
  Path file;

  @BeforeEach
  void resolve() throws Exception {
    directory = made.toRealPath();
    file = directory.resolve("app.conf");
    Files.writeString(file, "timeout = 5\nretries = 5\n");
  }

  @Test
  void every_occurrence_of_a_text_is_replaced_literally() throws Exception {
    assertThat(find("5", "$1").deed().act())
        .isEqualTo(JsonObject.of("path", file.toString(), "replaced", 2));
    assertThat(file).hasContent("timeout = $1\nretries = $1\n");
  }

  @Test
  void the_whole_content_is_written() throws Exception {
    assertThat(content("app.conf", "é").deed().act())
        .isEqualTo(JsonObject.of("path", file.toString(), "written", 2));
    assertThat(file).hasContent("é");
    assertThat(directory.toFile().list()).containsExactly("app.conf");
  }

  @Test
  void a_file_that_is_not_there_is_created() throws Exception {
    Prepared prepared = content("new.conf", "x");
    assertThat(directory.resolve("new.conf")).doesNotExist();
    prepared.deed().act();
    assertThat(directory.resolve("new.conf")).hasContent("x");
    assertThat(((RestoreFile) prepared.undo().getFirst()).before()).isNull();
  }

  @Test
  void the_mode_stays() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    find("5", "6").deed().act();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x--x");
  }

  @Test
  void preparing_names_the_target_and_the_way_back_and_writes_nothing() throws Exception {
    Prepared prepared = find("5", "6");
    assertThat(prepared.targets()).containsExactly(Target.of("file", file.toString()));
    assertThat(prepared.undo())
        .isEqualTo(
            List.of(
                new RestoreFile(
                    file.toString(),
                    "timeout = 5\nretries = 5\n",
                    false,
                    Content.digest("timeout = 6\nretries = 6\n".getBytes()),
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))));
    assertThat(file).hasContent("timeout = 5\nretries = 5\n");
  }

  @Test
  void what_is_no_text_is_remembered_as_base64() throws Exception {
    Files.write(file, new byte[] {0, -1});
    RestoreFile undo = (RestoreFile) content("app.conf", "x").undo().getFirst();
    assertThat(undo.before()).isEqualTo("AP8=");
    assertThat(undo.base64()).isTrue();
  }

  @Test
  void a_link_is_followed_once_and_stays() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    Prepared prepared = content("link", "x");
    Files.delete(link);
    Files.createSymbolicLink(link, directory.resolve("elsewhere"));
    prepared.deed().act();
    assertThat(file).hasContent("x");
    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void a_file_that_changed_since_it_was_looked_at_is_left_alone() throws Exception {
    Prepared edit = find("5", "6");
    Prepared create = content("new", "x");
    Files.writeString(file, "mine");
    Files.writeString(directory.resolve("new"), "mine");
    assertThatThrownBy(edit.deed()::act)
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("changed by somebody");
    assertThatThrownBy(create.deed()::act).isInstanceOf(ActivityFailed.class);
    assertThat(file).hasContent("mine");
    assertThat(directory.resolve("new")).hasContent("mine");
  }

  @Test
  void what_cannot_be_edited_is_refused_with_its_reason() throws Exception {
    Files.createDirectory(directory.resolve("sub"));
    Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
    Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
    Files.write(directory.resolve("binary"), new byte[] {-1});
    refused(new EditFile("sub", "x", null, null), "sub: not a plain file");
    refused(new EditFile("/", "x", null, null), "not a plain file");
    refused(new EditFile("dangling", "x", null, null), "leads nowhere");
    refused(new EditFile("large", "x", null, null), "larger than 1 MiB");
    refused(new EditFile("app.conf", "x".repeat((1 << 20) + 1), null, null), "larger than 1 MiB");
    refused(new EditFile("binary", null, "a", "b"), "not UTF-8 text");
    refused(new EditFile("missing", null, "a", "b"), "no such file");
    refused(new EditFile("missing/file", "x", null, null), "missing: no such file or directory");
    refused(new EditFile("app.conf", null, "absent", "b"), "does not contain 'absent'");
    refused(new EditFile("a\0b", "x", null, null), "cannot be a path");
  }

  @Test
  void arguments_that_say_too_little_or_too_much_are_refused() {
    String either = "either 'content', or 'find' and 'replace'";
    refused(new EditFile("app.conf", null, null, null), either);
    refused(new EditFile("app.conf", null, "a", null), either);
    refused(new EditFile("app.conf", null, null, "a"), either);
    refused(new EditFile("app.conf", "x", "a", "b"), either);
    refused(new EditFile("app.conf", "x", "a", null), either);
    refused(new EditFile("app.conf", null, "", "b"), "must not be empty");
  }

  private void refused(EditFile edit, String why) {
    assertThatThrownBy(() -> edit.prepare(scope()))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining(why);
  }

  private Prepared find(String find, String replace) throws ActivityFailed {
    return new EditFile("app.conf", null, find, replace).prepare(scope());
  }

  private Prepared content(String path, String content) throws ActivityFailed {
    return new EditFile(path, content, null, null).prepare(scope());
  }

  private Scope scope() {
    return new Scope(
        SystemWorld.create().withRoot(directory),
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        new Events(),
        _ -> {},
        _ -> {
          throw new IllegalStateException();
        },
        new Shared());
  }
}
