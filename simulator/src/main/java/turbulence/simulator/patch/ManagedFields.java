package turbulence.simulator.patch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// Who wrote which fields of an object: what `metadata.managedFields` says.
public final class ManagedFields {
  private static final String NAME = "managedFields";

  /// What nobody owns.
  private static final FieldSet NOBODYS =
      FieldSet.read(
          JsonObject.builder()
              .put("f:apiVersion", JsonObject.EMPTY)
              .put("f:kind", JsonObject.EMPTY)
              .put("f:metadata", ownMetadata())
              .build());

  private ManagedFields() {}

  private static JsonObject ownMetadata() {
    JsonObject.Builder fields = JsonObject.builder().put(".", JsonObject.EMPTY);
    for (String name :
        List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "selfLink",
            "uid",
            "clusterName",
            "generation",
            NAME,
            "resourceVersion")) {
      fields.put("f:" + name, JsonObject.EMPTY);
    }
    return fields.build();
  }

  /// The object as it is to be stored after a create (before is null), an update or a patch: with
  /// what the writer now owns, and without what others own no longer.
  public static JsonObject afterWrite(@Nullable JsonObject before, JsonObject after, Write write) {
    List<Entry> entries = known(before, after, write);
    if (entries.isEmpty() && before != null) {
      return with(after, List.of());
    }
    Owners owners = new Owners(entries);
    JsonObject old = before == null ? JsonObject.EMPTY : without(before);
    owners.update(write.base(old, after), without(after), write);
    if (before != null && !owners.isChanged()) {
      return with(after, entries);
    }
    return with(after, owners.entries());
  }

  /// The entries that a write starts from: those that it brings, or those that are there. A single
  /// empty entry, or an empty list, forgets them all.
  private static List<Entry> known(@Nullable JsonObject before, JsonObject after, Write write) {
    JsonArray live = before == null ? JsonArray.EMPTY : before.object("metadata").array(NAME);
    Json brought = after.object("metadata").get(NAME);
    if (write.subresource().isEmpty() && brought instanceof JsonArray list) {
      if (isReset(list)) {
        return List.of();
      }
      List<Entry> entries = Comparison.isSame(list, live) ? stored(live) : orNone(list);
      if (!entries.isEmpty()) {
        return entries;
      }
    }
    return stored(live);
  }

  /// The entries of a stored object, which were checked when they came.
  static List<Entry> stored(JsonArray list) {
    List<Entry> entries = new ArrayList<>(list.size());
    for (Json entry : list) {
      if (entry instanceof JsonObject object) {
        entries.add(Entry.stored(object));
      }
    }
    return entries;
  }

  private static boolean isReset(JsonArray list) {
    return list.isEmpty() || list.size() == 1 && list.get(0).equals(JsonObject.EMPTY);
  }

  private static List<Entry> orNone(JsonArray list) {
    try {
      return read(list);
    } catch (PatchRefused unreadable) {
      // As a real server has it, a write does not fail for entries that nobody can read.
      return List.of();
    }
  }

  /// @throws PatchRefused when they are no entries
  static List<Entry> read(JsonArray list) {
    List<Entry> entries = new ArrayList<>(list.size());
    for (Json json : list) {
      entries.add(Entry.read(json, entries.size()));
    }
    return entries;
  }

  /// What is wrong with entries that a client wants to write, or an empty text.
  public static String problem(JsonArray managedFields) {
    try {
      for (int i = 0; i < managedFields.size() && !isReset(managedFields); i++) {
        Entry.check(managedFields.get(i), i);
      }
      return "";
    } catch (PatchRefused refused) {
      return refused.message();
    }
  }

  static FieldSet stripped(FieldSet fields) {
    return fields.difference(NOBODYS);
  }

  static JsonObject without(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    return metadata.has(NAME) ? object.with("metadata", metadata.without(NAME)) : object;
  }

  static JsonObject with(JsonObject object, Collection<Entry> entries) {
    if (entries.isEmpty()) {
      return without(object);
    }
    List<JsonObject> list = entries.stream().sorted(Entry.ORDER).map(Entry::json).toList();
    JsonObject metadata = object.object("metadata").with(NAME, JsonArray.from(list));
    return object.with("metadata", metadata);
  }
}
