package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.builtin.file.EditFile;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.ledger.Outcome.Left;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

class OpenRunTest {
  final Worlds.Heard heard = new Worlds.Heard();
  @TempDir Path made;
  Path directory;
  Path file;
  World world;
  RunStore store;

  @BeforeEach
  void build() throws Exception {
    directory = made.toRealPath();
    world = Worlds.in(directory);
    store = new RunStore(world);
    file = directory.resolve("f");
    Files.writeString(file, "a");
  }

  @Test
  void a_run_that_changes_nothing_leaves_nothing_behind() throws Exception {
    OpenRun run = begin();
    run.progress().append(JsonObject.of("start", "now"));
    assertThat(run.restore(Worlds.UNDOERS, new Shared())).isEqualTo(Outcome.NOTHING);
    run.end("completed", Restore.ALWAYS, true);
    assertThat(directory.resolve("home/runs")).isEmptyDirectory();
    assertThat(heard.words).isEmpty();
  }

  @Test
  void its_folder_is_for_its_owner_only_and_its_ledger_comes_with_the_first_change()
      throws Exception {
    OpenRun run = begin();
    Path folder = directory.resolve("home/runs").resolve(run.id());
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(folder.resolve("ledger.jsonl")).doesNotExist();
    edit(run, "b");
    assertThat(mode(folder.resolve("ledger.jsonl"))).isEqualTo("rw-------");
    run.end("completed", Restore.NEVER, true);
  }

  @Test
  void what_it_changed_is_put_back() throws Exception {
    OpenRun run = begin();
    edit(run, "b");
    edit(run, "c");
    assertThat(run.changed()).containsExactly("file " + file);
    assertThat(run.restore(Worlds.UNDOERS, new Shared()).restored())
        .containsExactly("file " + file);
    assertThat(file).hasContent("a");
    assertThat(run.changed()).isEmpty();
    assertThat(heard.words).containsExactly("restored file " + file);
    assertThat(run.restore(Worlds.UNDOERS, new Shared())).isEqualTo(Outcome.NOTHING);
    run.end("completed", Restore.ALWAYS, true);
    assertThat(new Recovery(store, Worlds.UNDOERS, heard.events).remains()).isEmpty();
  }

  @Test
  void what_the_rollbacks_put_back_already_is_as_before() throws Exception {
    OpenRun run = begin();
    edit(run, "b");
    Files.writeString(file, "a");
    assertThat(run.restore(Worlds.UNDOERS, new Shared()))
        .isEqualTo(new Outcome(List.of(), List.of("file " + file), List.of(), List.of()));
    assertThat(heard.words).isEmpty();
    run.end("completed", Restore.ALWAYS, true);
  }

  @Test
  void somebody_elses_work_is_left_alone_and_named() throws Exception {
    OpenRun run = begin();
    edit(run, "b");
    Files.writeString(file, "mine");
    Outcome outcome = run.restore(Worlds.UNDOERS, new Shared());
    assertThat(outcome.isWhole()).isFalse();
    assertThat(outcome.left()).extracting(Left::target).containsExactly("file " + file);
    assertThat(file).hasContent("mine");
    assertThat(heard.words)
        .containsExactly(
            "WARNING file " + file + ": changed by somebody else since, so left alone");
    run.end("completed", Restore.ALWAYS, true);
  }

  @Test
  void a_look_changes_nothing_and_names_what_is_still_changed() throws Exception {
    Path other = directory.resolve("g");
    OpenRun run = begin();
    edit(run, "b");
    play(run, new EditFile("g", "x", null, null));
    Files.delete(other);
    assertThat(run.check(Worlds.UNDOERS, new Shared()).already()).containsExactly("file " + other);
    assertThat(file).hasContent("b");
    assertThat(heard.words).containsExactly("still file " + file + " turbulence undo " + run.id());
    run.end("completed", Restore.CUT_SHORT, true);
    assertThat(new Recovery(store, Worlds.UNDOERS, heard.events).remains())
        .singleElement()
        .satisfies(it -> assertThat(it.fate()).isEqualTo(Remains.Fate.KEPT));
  }

  @Test
  void a_form_that_nobody_can_undo_stays_open() throws Exception {
    OpenRun run = begin();
    edit(run, "b");
    Outcome outcome = run.restore(List.of(), new Shared());
    assertThat(outcome.open())
        .containsExactly(new Left("file " + file, "how to undo 'restore-file' is unknown here"));
    assertThat(heard.words).hasSize(2).last().isEqualTo("still file " + file + " " + run.command());
    run.end("completed", Restore.ALWAYS, true);
  }

  @Test
  void without_a_place_to_write_only_steps_with_a_way_back_are_refused() throws Exception {
    Files.writeString(directory.resolve("plain"), "");
    for (Map<String, String> environment :
        List.of(
            Map.<String, String>of(),
            Map.of("TURBULENCE_HOME", "/proc/nothing"),
            Map.of("TURBULENCE_HOME", directory.resolve("plain").toString()))) {
      OpenRun run = new RunStore(world.withEnvironment(environment)).begin(start(), heard.events);
      assertThat(run.problem()).isPresent();
      run.progress().append(JsonObject.EMPTY);
      assertThat(run.record("look", List.of())).isEmpty();
      assertThatThrownBy(() -> edit(run, "b"))
          .isInstanceOf(ActivityFailed.class)
          .hasMessageStartingWith(
              "'edit' is not done, because its way back cannot be written down: ")
          .hasMessageEndingWith("TURBULENCE_HOME names the directory to write to");
      run.end("failed", Restore.ALWAYS, true);
    }
    assertThat(file).hasContent("a");
    assertThat(heard.words).isEmpty();
  }

  @Test
  void the_home_directory_is_where_runs_live_unless_said_otherwise() {
    World there = world.withEnvironment(Map.of("HOME", directory.toString()));
    OpenRun run = new RunStore(there).begin(start(), heard.events);
    assertThat(directory.resolve(".turbulence/runs").resolve(run.id())).isDirectory();
    run.end("completed", Restore.ALWAYS, true);
  }

  @Test
  void an_interrupt_neither_breaks_the_ledger_nor_the_way_back() throws Exception {
    OpenRun run = begin();
    Thread.currentThread().interrupt();
    edit(run, "b");
    run.restore(Worlds.UNDOERS, new Shared());
    run.end("interrupted", Restore.ALWAYS, true);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("a");
    assertThat(heard.words).containsExactly("restored file " + file);
  }

  @Test
  void two_runs_on_one_file_unwind_whoever_ends_first() throws Exception {
    OpenRun one = begin();
    edit(one, "b");
    OpenRun two = begin();
    edit(two, "c");
    assertThat(one.restore(Worlds.UNDOERS, new Shared()).open())
        .extracting(Left::why)
        .containsExactly("changed since by another run that has not put it back yet");
    one.end("completed", Restore.ALWAYS, true);
    two.restore(Worlds.UNDOERS, new Shared());
    two.end("completed", Restore.ALWAYS, true);
    assertThat(file).hasContent("b");
    Recovery recovery = new Recovery(store, Worlds.UNDOERS, heard.events);
    recovery.perform(recovery.toRecover().todo().getFirst());
    assertThat(file).hasContent("a");
    assertThat(recovery.remains()).isEmpty();
  }

  private OpenRun begin() {
    return store.begin(start(), heard.events);
  }

  private RunStart start() {
    return new RunStart("T", "e.json", directory.resolve("journal.json"), "h", Restore.ALWAYS);
  }

  private void edit(OpenRun run, String content) throws Exception {
    play(run, new EditFile("f", content, null, null));
  }

  private void play(OpenRun run, EditFile edit) throws Exception {
    Prepared prepared = edit.prepare(Worlds.scope(world));
    List<Long> ids = run.record("edit", prepared.undo());
    prepared.deed().act();
    run.acted(ids);
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
