package turbulence.experiment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.world.World;

class LedgerStateTest {
  static final RunHeader HEADER =
      new RunHeader(
          "r1", "Title", "e.json", "/tmp/j.json", 7, "host", "2026-11-21T05:40:02.000Z", "always");
  static final Undo FIRST = new RestoreFile("/a", "é\n\0", false, "sha256:1", "rw-r--r--");
  static final Undo SECOND = new RestoreFile("/b", null, false, "sha256:2", null);
  static final Undo THIRD = new RestoreFile("/a", "AP8=", true, "sha256:3", "rwx------");

  @TempDir Path directory;
  Path path;
  World world;

  @BeforeEach
  void name() {
    path = directory.resolve("ledger.jsonl");
    world = Worlds.in(directory);
  }

  @Test
  void what_was_written_reads_back() throws Exception {
    write();
    LedgerState state = LedgerState.read(path);
    assertThat(state.header()).isEqualTo(HEADER);
    assertThat(state.entries()).extracting(LedgerEntry::undo).containsExactly(FIRST, SECOND, THIRD);
    assertThat(state.entries()).extracting(LedgerEntry::id).containsExactly(1L, 2L, 3L);
    assertThat(state.open()).extracting(LedgerEntry::id).containsExactly(1L, 3L);
    assertThat(state.ended()).isEqualTo("completed");
    assertThat(state.damage()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void targets_come_last_changed_first_with_their_whole_history() throws Exception {
    write();
    List<LedgerState.History> histories = LedgerState.read(path).histories();
    assertThat(histories).hasSize(1);
    assertThat(histories.getFirst().target()).isEqualTo("file /a");
    assertThat(histories.getFirst().undos()).containsExactly(FIRST, THIRD);
    assertThat(histories.getFirst().open()).containsExactly(1L, 3L);
  }

  @Test
  void a_file_cut_off_anywhere_holds_its_whole_lines_and_no_damage() throws Exception {
    write();
    byte[] whole = Files.readAllBytes(path);
    List<LedgerEntry> all = LedgerState.read(path).entries();
    for (int length = 0; length <= whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      LedgerState state = LedgerState.read(path);
      assertThat(state.damage()).as("cut at %s", length).isEmpty();
      assertThat(all.subList(0, state.entries().size())).isEqualTo(state.entries());
      Ledger.reopen(path, world).closed();
      LedgerState after = LedgerState.read(path);
      assertThat(after.damage()).as("cut at %s", length).isEmpty();
      assertThat(after.entries()).isEqualTo(state.entries());
      assertThat(after.closed()).isTrue();
    }
  }

  @Test
  void garbage_in_the_middle_is_named_and_makes_what_follows_uncertain() throws Exception {
    write();
    List<String> lines = Files.readAllLines(path);
    lines.set(2, "\0\0\0");
    Files.write(path, lines);
    LedgerState state = LedgerState.read(path);
    assertThat(state.damage()).containsExactly("line 3 of the ledger is no JSON object");
    assertThat(state.entries()).extracting(LedgerEntry::certain).containsExactly(true, false);
  }

  @Test
  void a_form_that_is_unknown_or_misshapen_is_named_and_not_guessed() throws Exception {
    Files.writeString(
        path,
        """
        {"line":"undo","id":1,"form":"run-code","target":"everything","undo":{"path":"/x"}}
        {"line":"undo","id":2,"form":"restore-file","target":"file /x","undo":{"path":"/x"}}
        """);
    LedgerState state = LedgerState.read(path);
    assertThat(state.entries()).extracting(LedgerEntry::undo).containsOnlyNulls();
    assertThat(state.histories())
        .extracting(LedgerState.History::target)
        .containsExactly("file /x", "everything");
  }

  @Test
  void lines_of_no_known_kind_and_without_an_id_are_damage() throws Exception {
    Files.writeString(
        path, "{\"line\":\"new\"}\n{\"line\":\"undo\"}\n{\"line\":\"settled\"}\n[]\n");
    assertThat(LedgerState.read(path).damage()).hasSize(4);
  }

  @Test
  void wild_bytes_never_throw() throws Exception {
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Files.write(path, bytes);
      LedgerState.read(path);
      new RunFolder(directory).hasOpenLedger();
    }
  }

  @Test
  void only_a_last_line_that_closes_makes_a_ledger_closed() throws Exception {
    RunFolder folder = new RunFolder(directory);
    assertThat(folder.hasOpenLedger()).isFalse();
    try (Ledger ledger = Ledger.create(path, HEADER, world)) {
      assertThat(folder.hasOpenLedger()).isTrue();
      ledger.closed();
      assertThat(folder.hasOpenLedger()).isFalse();
      ledger.undo("x", List.of(new RestoreFile("/a", "{\"line\":\"closed\"}\n", false, "", null)));
      assertThat(folder.hasOpenLedger()).isTrue();
      ledger.closed();
      assertThat(folder.hasOpenLedger()).isFalse();
    }
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(folder.hasOpenLedger()).isTrue();
  }

  private void write() throws Exception {
    try (Ledger ledger = Ledger.create(path, HEADER, world)) {
      assertThat(ledger.undo("one", List.of(FIRST, SECOND))).containsExactly(1L, 2L);
      ledger.acted(List.of(1L, 2L));
      assertThat(ledger.undo("two", List.of(THIRD))).containsExactly(3L);
      ledger.undoing("me");
      ledger.settled(List.of(2L), "restored", "me");
      ledger.ended("completed", "always");
    }
    assertThat(new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines()).hasSize(8);
  }
}
