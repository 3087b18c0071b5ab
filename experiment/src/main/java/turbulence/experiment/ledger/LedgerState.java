package turbulence.experiment.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.ledger.LineFile.Line;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// What a ledger says.
///
/// @param header null when its line cannot be read
/// @param entries in the order in which they were written
/// @param settled the ids of entries that need nobody any more
/// @param ended the run's status; null when it never came to its end
/// @param closed whether the ledger says itself that nothing is open
/// @param damage lines that cannot be read, in words; a torn last line is none
/// @param last when the run itself wrote last
public record LedgerState(
    @Nullable RunHeader header,
    List<LedgerEntry> entries,
    Set<Long> settled,
    @Nullable String ended,
    boolean closed,
    List<String> damage,
    @Nullable Instant last) {
  static final LedgerState NONE =
      new LedgerState(null, List.of(), Set.of(), null, false, List.of(), null);

  /// Everything about one thing, oldest first.
  ///
  /// @param open the ids of what is not settled
  public record History(List<LedgerEntry> entries, List<Long> open) {
    public String target() {
      return entries.getFirst().target();
    }

    String thing() {
      return entries.getFirst().thing();
    }

    /// The forms, or nothing when this version does not know one of them.
    List<Undo> undos() {
      List<Undo> undos = new ArrayList<>();
      for (LedgerEntry entry : entries) {
        if (entry.undo() == null) {
          return List.of();
        }
        undos.add(entry.undo());
      }
      return undos;
    }
  }

  static LedgerState read(Path path) throws IOException {
    return Files.exists(path) ? new Reading().all(LineFile.read(path)) : NONE;
  }

  static LedgerState of(List<JsonObject> objects) {
    List<Line> lines = new ArrayList<>();
    for (JsonObject object : objects) {
      lines.add(new Line(lines.size() + 1, object));
    }
    return new Reading().all(lines);
  }

  public List<LedgerEntry> open() {
    List<LedgerEntry> open = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      if (!settled.contains(entry.id())) {
        open.add(entry);
      }
    }
    return open;
  }

  /// The things with open entries, once each, those that were changed last first.
  public List<History> histories() {
    Map<String, List<LedgerEntry>> byThing = new LinkedHashMap<>();
    for (LedgerEntry entry : entries.reversed()) {
      byThing.computeIfAbsent(entry.thing(), _ -> new ArrayList<>()).addFirst(entry);
    }
    List<History> histories = new ArrayList<>();
    byThing
        .values()
        .forEach(all -> {
          List<Long> open = new ArrayList<>();
          for (LedgerEntry entry : all) {
            if (!settled.contains(entry.id())) {
              open.add(entry.id());
            }
          }
          if (!open.isEmpty()) {
            histories.add(new History(all, open));
          }
        });
    return histories;
  }

  /// Takes in line by line.
  private static final class Reading {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Set<Long> settled = new HashSet<>();
    private final List<String> damage = new ArrayList<>();
    private @Nullable RunHeader header;
    private @Nullable String ended;
    private @Nullable Instant last;
    private boolean closed;

    LedgerState all(List<Line> lines) {
      for (Line line : lines) {
        if (line.json() == null) {
          damage.add("line " + line.number() + " of the ledger is no JSON object");
        } else {
          take(line, line.json());
        }
      }
      return new LedgerState(header, entries, settled, ended, closed, damage, last);
    }

    private void take(Line line, JsonObject json) {
      Instant at = Stamp.parse(json.text("at").orElse(json.text("started").orElse(null)));
      // What others do to put it back makes the run no younger.
      boolean own = !line.is(Ledger.UNDOING) && !line.is(Ledger.SETTLED);
      last = at == null || !own ? last : at;
      closed = line.is(Ledger.CLOSED);
      switch (json.text("line").orElse("")) {
        case RunHeader.KIND -> header = RunHeader.read(json);
        case Ledger.UNDO -> entry(line.number(), json);
        case Ledger.SETTLED -> settle(line.number(), json);
        case Ledger.ENDED -> ended = json.text("status").orElse("");
        case Ledger.ACTED, Ledger.UNDOING, Ledger.CLOSED -> {}
        default -> damage.add("line " + line.number() + " of the ledger is of no known kind");
      }
    }

    private void entry(int number, JsonObject json) {
      if (!(json.get("id") instanceof JsonNumber id)) {
        damage.add("line " + number + " of the ledger has no id");
        return;
      }
      String form = json.text("form").orElse("");
      Undo undo = UndoForms.read(form, json.object("undo"));
      String target = undo == null ? json.text("target").orElse("something") : undo.target();
      entries.add(
          new LedgerEntry(
              id.value().longValue(),
              json.text("activity").orElse(""),
              form,
              target,
              undo,
              damage.isEmpty()));
    }

    private void settle(int number, JsonObject json) {
      if (json.get("id") instanceof JsonNumber id) {
        settled.add(id.value().longValue());
      } else {
        damage.add("line " + number + " of the ledger has no id");
      }
    }
  }
}
