package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// The entries of an object while a write changes them.
final class Owners {
  private static final int MOST_UPDATES = 10;
  private static final String ANCIENT = "ancient-changes";
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean changed;

  Owners(List<Entry> known) {
    known.forEach(entry -> entries.put(entry.identity(), entry));
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  boolean isChanged() {
    return changed;
  }

  @Nullable Entry get(String identity) {
    return entries.get(identity);
  }

  void put(Entry entry) {
    changed = true;
    if (entry.fields().isEmpty()) {
      entries.remove(entry.identity());
    } else {
      entries.put(entry.identity(), entry);
    }
  }

  /// All fields that anybody has.
  FieldSet all() {
    FieldSet all = FieldSet.EMPTY;
    for (Entry entry : entries.values()) {
      all = all.union(entry.fields());
    }
    return all;
  }

  /// Gives the writer what it changed, and takes it and what is gone from everybody else.
  void update(JsonObject before, JsonObject after, Write write) {
    Comparison comparison = Comparison.of(before, after, write.type()).outside(write.ignored());
    if (comparison.isEmpty()) {
      return;
    }
    FieldSet written = comparison.written();
    Entry self = entry(write, false, written);
    FieldSet earlier = entries.containsKey(self.identity()) ? fields(self) : FieldSet.EMPTY;
    release(comparison, "");
    FieldSet taken = ManagedFields.stripped(written);
    if (!taken.isEmpty()) {
      put(self.with(taken.union(earlier.difference(comparison.removed()))));
    }
    cap();
  }

  private FieldSet fields(Entry like) {
    Entry known = entries.get(like.identity());
    return known == null ? FieldSet.EMPTY : known.fields();
  }

  static Entry entry(Write write, boolean applied, FieldSet fields) {
    return new Entry(
        write.manager(), applied, write.apiVersion(), write.subresource(), write.time(), fields);
  }

  /// Takes from everybody but that one what was changed or removed.
  void release(Comparison comparison, String except) {
    for (Entry entry : List.copyOf(entries.values())) {
      if (entry.identity().equals(except)) {
        continue;
      }
      FieldSet left =
          entry.fields().difference(comparison.written()).difference(comparison.removed());
      if (!left.equals(entry.fields())) {
        put(entry.with(left));
      }
    }
  }

  /// What others own of the fields that were changed.
  Map<Entry, FieldSet> conflicts(Comparison comparison, String except) {
    Map<Entry, FieldSet> conflicts = new LinkedHashMap<>();
    entries.values().stream()
        .filter(entry -> !entry.identity().equals(except))
        .sorted(Comparator.comparing(Entry::identity))
        .forEach(entry -> {
          FieldSet both = entry.fields().intersection(comparison.written());
          if (!both.isEmpty()) {
            conflicts.put(entry, both);
          }
        });
    return conflicts;
  }

  /// Merges the oldest updates of each version while there are too many.
  private void cap() {
    List<Entry> updates = new ArrayList<>();
    entries.values().stream().filter(entry -> !entry.applied()).forEach(updates::add);
    updates.sort(Comparator.comparing(Entry::time).thenComparing(Entry::identity));
    int left = updates.size();
    Map<String, Entry> firsts = new HashMap<>();
    for (Entry entry : updates) {
      if (left <= MOST_UPDATES) {
        return;
      }
      Entry first = firsts.putIfAbsent(entry.apiVersion(), entry);
      if (first != null) {
        Entry merged = entry.with(entry.fields().union(first.fields()));
        Entry bucket =
            new Entry(ANCIENT, false, entry.apiVersion(), "", entry.time(), merged.fields());
        entries.remove(first.identity());
        entries.remove(entry.identity());
        put(bucket);
        firsts.put(entry.apiVersion(), bucket);
        left--;
      }
    }
  }
}
