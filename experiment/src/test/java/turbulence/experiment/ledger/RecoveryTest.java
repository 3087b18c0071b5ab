package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.builtin.file.EditFile;
import turbulence.experiment.builtin.file.FileUndoer;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer;
import turbulence.experiment.ledger.Remains.Fate;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

class RecoveryTest {
  static final Instant START = Instant.parse("2026-11-21T05:40:02Z");
  final Worlds.Heard heard = new Worlds.Heard();
  @TempDir Path made;
  Path directory;
  World world;

  @BeforeEach
  void build() throws Exception {
    directory = made.toRealPath();
    world = Worlds.at(Worlds.in(directory), START);
    Files.writeString(directory.resolve("f"), "a");
    Files.writeString(directory.resolve("g"), "a");
  }

  @Test
  void what_a_crashed_run_left_is_put_back_before_the_next_run() throws Exception {
    crashed(Restore.ALWAYS, "f", "b");
    after(Duration.ofMinutes(5)).atStart(Level.INFO);
    assertThat(directory.resolve("f")).hasContent("a");
    assertThat(heard.words)
        .containsExactly(
            "WARNING "
                + newest()
                + " was killed 5 minutes ago and left changed: file "
                + directory.resolve("f")
                + ": putting it back",
            "restored file " + directory.resolve("f"));
    heard.words.clear();
    after(Duration.ofMinutes(6)).atStart(Level.INFO);
    assertThat(heard.words).isEmpty();
  }

  @Test
  void what_is_old_or_kept_is_named_and_not_touched() throws Exception {
    crashed(Restore.ALWAYS, "f", "b");
    after(Duration.ofHours(25)).atStart(Level.INFO);
    assertThat(heard.words)
        .singleElement()
        .asString()
        .startsWith("WARNING ")
        .contains("killed 25 hours ago", "turbulence undo ");
    world = Worlds.at(world, START.plus(Duration.ofHours(25)));
    crashed(Restore.NEVER, "h", "c");
    heard.words.clear();
    after(Duration.ofHours(25).plusSeconds(3)).atStart(Level.INFO);
    assertThat(heard.words)
        .hasSize(2)
        .allMatch(word -> word.startsWith("WARNING ") && word.contains("turbulence undo "))
        .filteredOn(word -> word.contains("killed 3 s ago"))
        .hasSize(1);
    assertThat(directory.resolve("f")).hasContent("b");
    assertThat(directory.resolve("h")).hasContent("c");
  }

  @Test
  void what_lies_elsewhere_is_named_by_a_run_and_sought_by_a_person() throws Exception {
    crashed(Restore.ALWAYS, "f", "b");
    String file = "file " + directory.resolve("f");
    RunStore store = new RunStore(Worlds.at(world, START.plusSeconds(3)));
    Recovery recovery = new Recovery(store, List.of(new FarAway()), heard.events);
    recovery.atStart(Level.INFO);
    String id = store.folders().getFirst().id();
    assertThat(heard.words)
        .containsExactly(
            "WARNING "
                + newest()
                + " was killed 3 s ago and left changed: "
                + file
                + "; it lies far away; to put it back: turbulence undo "
                + id);
    assertThat(directory.resolve("f")).hasContent("b");
    recovery.perform(recovery.toRecover().todo().getFirst());
    assertThat(directory.resolve("f")).hasContent("a");
  }

  /// Whose files are reached only by who asks for them.
  private static final class FarAway implements Undoer {
    private final FileUndoer files = new FileUndoer();

    @Override
    public boolean handles(Undo undo) {
      return true;
    }

    @Override
    public String elsewhere(List<Undo> history, Means means) {
      return means.near() ? "it lies far away" : null;
    }

    @Override
    public Standing compare(List<Undo> history, Means means) throws ActivityFailed {
      return means.near() ? Standing.elsewhere("it lies far away") : files.compare(history, means);
    }

    @Override
    public Standing restore(List<Undo> history, Means means) throws ActivityFailed {
      return files.restore(history, means);
    }
  }

  @Test
  void what_somebody_else_changed_is_named_each_time_until_it_is_forgotten() throws Exception {
    crashed(Restore.ALWAYS, "f", "b");
    Files.writeString(directory.resolve("f"), "mine");
    Recovery recovery = after(Duration.ofSeconds(1));
    recovery.atStart(Level.INFO);
    Outcome outcome = recovery.perform(recovery.toRecover().todo().getFirst()).outcome();
    assertThat(outcome.left())
        .extracting(Outcome.Left::why)
        .containsExactly("changed by somebody else since, so left alone");
    assertThat(recovery.toRecover().todo()).hasSize(1);
    Recovery.Recovered forgotten = recovery.forget(recovery.toRecover().todo().getFirst());
    assertThat(forgotten.outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(recovery.remains()).isEmpty();
    assertThat(directory.resolve("f")).hasContent("mine");
  }

  @Test
  void what_somebody_else_changed_and_put_back_needs_nobody() throws Exception {
    crashed(Restore.ALWAYS, "f", "b");
    Recovery recovery = after(Duration.ofSeconds(1));
    Files.writeString(directory.resolve("f"), "mine");
    recovery.perform(recovery.toRecover().todo().getFirst());
    Files.writeString(directory.resolve("f"), "a");
    Outcome outcome = recovery.perform(recovery.toRecover().todo().getFirst()).outcome();
    assertThat(outcome.already()).containsExactly("file " + directory.resolve("f"));
    assertThat(recovery.remains()).isEmpty();
  }

  @Test
  void a_living_run_is_named_and_not_touched() throws Exception {
    OpenRun living = begin(Restore.ALWAYS);
    edit(living, "f", "b");
    Recovery recovery = after(Duration.ofSeconds(1));
    recovery.atStart(Level.INFO);
    assertThat(heard.words)
        .singleElement()
        .asString()
        .contains("is still under way (process " + ProcessHandle.current().pid() + " on h)");
    assertThat(recovery.toRecover().todo()).isEmpty();
    assertThat(recovery.named(List.of(living.id())).not())
        .singleElement()
        .asString()
        .endsWith("it puts back itself what it changed");
    assertThat(recovery.last().todo()).isEmpty();
    Outcome outcome = recovery.perform(recovery.remains().getFirst()).outcome();
    assertThat(outcome.open())
        .extracting(Outcome.Left::why)
        .containsExactly("somebody else is at it");
    assertThat(directory.resolve("f")).hasContent("b");
    living.restore(Worlds.UNDOERS, new Shared());
    living.end("completed", Restore.ALWAYS, true);
    assertThat(directory.resolve("f")).hasContent("a");
  }

  @Test
  void recover_takes_crashes_and_undo_takes_whatever_it_is_told() throws Exception {
    OpenRun kept = begin(Restore.CUT_SHORT);
    edit(kept, "g", "b");
    kept.end("completed", Restore.CUT_SHORT, true);
    crashed(Restore.ALWAYS, "f", "b");
    Recovery recovery = after(Duration.ofDays(3));
    Recovery.Choice choice = recovery.toRecover();
    assertThat(choice.todo()).extracting(Remains::fate).containsExactly(Fate.CRASHED);
    assertThat(choice.not())
        .singleElement()
        .asString()
        .endsWith("kept as asked; 'turbulence undo " + kept.id() + "' puts it back");
    Remains named = recovery.named(List.of(kept.id())).todo().getFirst();
    assertThat(recovery.perform(named).outcome().restored()).hasSize(1);
    assertThat(directory.resolve("g")).hasContent("a");
    assertThat(recovery.named(List.of(kept.id())).not())
        .containsExactly("no run '" + kept.id() + "' has anything to put back");
    crashed(Restore.ALWAYS, "h", "c");
    assertThat(recovery.named(List.of("2026")).not())
        .singleElement()
        .asString()
        .startsWith("'2026' may mean any of [");
  }

  @Test
  void the_last_run_is_the_newest_that_left_something() throws Exception {
    assertThat(after(Duration.ZERO).last().not())
        .containsExactly("no run has anything to put back");
    crashed(Restore.NEVER, "f", "b");
    world = Worlds.at(world, START.plusSeconds(60));
    crashed(Restore.NEVER, "g", "b");
    Recovery recovery = after(Duration.ofSeconds(70));
    recovery.perform(recovery.last().todo().getFirst());
    assertThat(directory.resolve("g")).hasContent("a");
    assertThat(directory.resolve("f")).hasContent("b");
    recovery.perform(recovery.last().todo().getFirst());
    assertThat(directory.resolve("f")).hasContent("a");
  }

  @Test
  void an_entry_behind_damage_is_not_put_back_but_one_before_it_is() throws Exception {
    RunFolder folder = crashed(Restore.ALWAYS, "f", "b");
    String before = Files.readString(folder.ledger());
    Files.delete(folder.ledger());
    try (Ledger ledger = Ledger.create(folder.ledger(), header(Restore.ALWAYS), world)) {
      play(ledger, "g", "b");
    }
    String after = Files.readString(folder.ledger()).lines().skip(1).findFirst().orElseThrow();
    Files.writeString(
        folder.ledger(), before + "garbage\n" + after.replace("\"id\":1", "\"id\":2") + "\n");
    Recovery recovery = after(Duration.ofSeconds(1));
    Outcome outcome = recovery.perform(recovery.toRecover().todo().getFirst()).outcome();
    assertThat(outcome.restored()).containsExactly("file " + directory.resolve("f"));
    assertThat(outcome.open())
        .singleElement()
        .extracting(Outcome.Left::why)
        .asString()
        .contains("the ledger is damaged");
    assertThat(directory.resolve("g")).hasContent("b");
    assertThat(recovery.remains())
        .singleElement()
        .extracting(it -> it.sentence(START))
        .asString()
        .endsWith("line 3 of the ledger is no JSON object");
  }

  @Test
  void a_ledger_that_others_may_write_to_is_not_believed() throws Exception {
    RunFolder folder = crashed(Restore.ALWAYS, "f", "b");
    Files.setPosixFilePermissions(folder.ledger(), PosixFilePermissions.fromString("rw-rw-rw-"));
    after(Duration.ofSeconds(1)).atStart(Level.INFO);
    assertThat(directory.resolve("f")).hasContent("b");
    assertThat(heard.words)
        .anyMatch(word -> word.endsWith("is another user's, or others may write to it"));
  }

  @Test
  void old_history_goes_and_what_is_open_stays() throws Exception {
    RunFolder open = crashed(Restore.NEVER, "f", "b");
    for (int i = 1; i <= RunStore.KEPT + 5; i++) {
      world = Worlds.at(world, START.plusSeconds(i));
      OpenRun run = begin(Restore.ALWAYS);
      edit(run, "g", "x" + i);
      run.restore(Worlds.UNDOERS, new Shared());
      run.end("completed", Restore.ALWAYS, true);
    }
    RunStore store = new RunStore(world);
    assertThat(store.folders()).hasSize(RunStore.KEPT + 6);
    after(Duration.ofHours(1)).atStart(Level.INFO);
    assertThat(store.folders()).hasSize(RunStore.KEPT + 1).contains(open);
  }

  @Test
  void the_journal_of_a_crashed_run_is_finished_once() throws Exception {
    Path journal = directory.resolve("journal.json");
    Files.writeString(journal, "of an earlier run");
    Files.setLastModifiedTime(journal, FileTime.from(START.minusSeconds(9)));
    crashedWithProgress();
    Recovery recovery = after(Duration.ofSeconds(1));
    Recovery.Recovered recovered = recovery.perform(recovery.toRecover().todo().getFirst());
    assertThat(recovered.journal()).isEqualTo(journal);
    JsonObject written = (JsonObject) JsonReader.read(Files.readAllBytes(journal));
    assertThat(written.text("status")).contains("interrupted");
    assertThat(written.array("run").size()).isEqualTo(1);
    assertThat(recovery.remains()).isEmpty();
  }

  @Test
  void a_journal_that_a_later_run_wrote_is_not_overwritten() throws Exception {
    Path journal = directory.resolve("journal.json");
    RunFolder folder = crashedWithProgress();
    Files.writeString(journal, "{\"start\": \"later\"}");
    Recovery recovery = after(Duration.ofSeconds(1));
    Path written = recovery.perform(recovery.toRecover().todo().getFirst()).journal();
    assertThat(written).isEqualTo(folder.path().resolve("journal.json")).exists();
    assertThat(journal).hasContent("{\"start\": \"later\"}");
  }

  @Test
  void a_journal_that_the_run_itself_finished_stays_as_it_is() throws Exception {
    Path journal = directory.resolve("journal.json");
    crashedWithProgress();
    String whole =
        "{\"start\": \"2026-11-21T05:40:02.1+00:00\", \"experiment\": {\"title\": \"T\"},"
            + " \"status\": \"completed\"}";
    Files.writeString(journal, whole);
    Recovery recovery = after(Duration.ofSeconds(1));
    assertThat(recovery.perform(recovery.toRecover().todo().getFirst()).journal())
        .isEqualTo(journal);
    assertThat(journal).hasContent(whole);
  }

  @Test
  void the_journal_so_far_of_a_killed_run_is_finished_where_it_lies() throws Exception {
    Path journal = directory.resolve("journal.json");
    crashedWithProgress();
    Files.writeString(
        journal,
        "{\"start\": \"2026-11-21T05:40:02.1+00:00\", \"experiment\": {\"title\": \"T\"},"
            + " \"status\": null}");
    Recovery recovery = after(Duration.ofSeconds(1));
    assertThat(recovery.perform(recovery.toRecover().todo().getFirst()).journal())
        .isEqualTo(journal);
    assertThat(journal).content().contains("\"status\": \"interrupted\"");
  }

  private RunFolder crashedWithProgress() throws Exception {
    RunFolder folder = crashed(Restore.ALWAYS, "f", "b");
    Progress progress = new Progress(folder.progress(), header(Restore.ALWAYS), heard.events);
    progress.append((JsonObject) JsonReader.read(JournalSoFarTest.SKELETON));
    progress.append((JsonObject) JsonReader.read(JournalSoFarTest.RUN));
    progress.close(false);
    Files.writeString(folder.progress(), Files.readString(folder.progress()) + "{\"part\": \"ru");
    return folder;
  }

  private RunFolder crashed(Restore restore, String file, String content) throws Exception {
    OpenRun run = begin(restore);
    RunFolder folder = new RunFolder(directory.resolve("home/runs").resolve(run.id()));
    run.end("gone", restore, false);
    try (Ledger ledger = Ledger.create(folder.ledger(), header(restore), world)) {
      play(ledger, file, content);
    }
    return folder;
  }

  private void play(Ledger ledger, String file, String content) throws Exception {
    Prepared prepared = new EditFile(file, content, null, null).prepare(Worlds.scope(world));
    ledger.undo("edit", prepared.undo());
    prepared.deed().act();
  }

  private RunHeader header(Restore restore) {
    return new RunHeader(
        "r",
        "T",
        "e.json",
        directory.resolve("journal.json").toString(),
        7,
        "h",
        Stamp.text(world.now()),
        restore.word());
  }

  private OpenRun begin(Restore restore) {
    Path journal = directory.resolve("journal.json");
    return new RunStore(world)
        .begin(new RunStart("T", "e.json", journal, "h", restore), heard.events);
  }

  private void edit(OpenRun run, String file, String content) throws Exception {
    Prepared prepared = new EditFile(file, content, null, null).prepare(Worlds.scope(world));
    run.acted(run.record("edit", prepared.undo()));
    prepared.deed().act();
  }

  private Recovery after(Duration time) {
    RunStore store = new RunStore(Worlds.at(world, START.plus(time)));
    return new Recovery(store, Worlds.UNDOERS, heard.events);
  }

  private String newest() throws Exception {
    return "run " + new RunStore(world).folders().getFirst().id() + " of 'T'";
  }
}
