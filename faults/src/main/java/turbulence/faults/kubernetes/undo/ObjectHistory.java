package turbulence.faults.kubernetes.undo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undo.ClusterObject;
import turbulence.experiment.extension.Undo.DeleteCreated;
import turbulence.experiment.extension.Undo.Field;
import turbulence.experiment.extension.Undo.RecreateDeleted;
import turbulence.experiment.extension.Undo.RestoreFields;
import turbulence.experiment.extension.Undo.RestoreFile;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;

/// What one run did to one object.
///
/// @param isMade whether the run made it, so that whatever it did to it later goes with it
/// @param fields what became of each field, the first to be changed first
/// @param content what it is made again of, since the run deleted it; null when it did not
/// @param since when the run was about to make it and there was none; null when nobody knows
record ObjectHistory(
    ClusterObject object,
    boolean isMade,
    List<FieldHistory> fields,
    @Nullable JsonObject content,
    @Nullable Instant since) {
  private static final String DELETED = "deleted since";

  /// A step makes its objects at once. One that came later is another's: names come back, those of
  /// later runs among them.
  private static final Duration AT_ONCE = Duration.ofMinutes(2);

  /// @param undos oldest first, never none
  static ObjectHistory of(List<Undo> undos) {
    Undo first = undos.getFirst();
    Map<List<String>, List<Field>> byPath = new LinkedHashMap<>();
    JsonObject content = null;
    Instant since = null;
    for (Undo undo : undos) {
      if (undo instanceof RestoreFields restore) {
        for (Field field : restore.fields()) {
          byPath.computeIfAbsent(field.path(), _ -> new ArrayList<>()).add(field);
        }
      } else if (undo instanceof RecreateDeleted deleted) {
        content = deleted.content();
      } else if (undo instanceof DeleteCreated made) {
        since = made.since();
      }
    }
    List<FieldHistory> fields = new ArrayList<>();
    for (List<Field> changes : byPath.values()) {
      fields.add(FieldHistory.of(changes));
    }
    return new ObjectHistory(object(first), first instanceof DeleteCreated, fields, content, since);
  }

  private static ClusterObject object(Undo undo) {
    return switch (undo) {
      case RestoreFields restore -> restore.object();
      case DeleteCreated made -> made.object();
      case RecreateDeleted deleted -> deleted.object();
      case RestoreFile file -> throw new IllegalArgumentException(file.target());
    };
  }

  /// The same, where this process itself has made something there.
  ///
  /// @param uid of what it made
  ObjectHistory making(Optional<String> uid) {
    return isMade && object.uid().isEmpty() && uid.isPresent()
        ? new ObjectHistory(object.with(uid.get()), isMade, fields, content, since)
        : this;
  }

  Ref ref() {
    boolean namespaced = !object.namespace().isEmpty();
    Resource resource = new Resource(object.group(), object.version(), object.plural(), namespaced);
    return resource.ref(object.namespace(), object.name());
  }

  /// Whose work it shows: the run's, as soon as one field does.
  ///
  /// @param live the object as it is; null when there is none
  Standing standing(@Nullable JsonObject live) {
    if (live == null) {
      return isMade ? Standing.SETTLED : content == null ? Standing.gone(DELETED) : Standing.OURS;
    }
    String uid = live.object("metadata").text("uid").orElse("");
    if (!object.uid().isEmpty() && !object.uid().equals(uid)) {
      return content == null ? Standing.gone(DELETED + ", and another one made") : remade(live);
    }
    if (isMade) {
      return made(live);
    }
    return isLeaving(live) ? Standing.OURS : changed(live);
  }

  /// Whether it is on its way out because the run deleted it.
  boolean isLeaving(JsonObject live) {
    JsonObject metadata = live.object("metadata");
    return content != null
        && metadata.has("deletionTimestamp")
        && metadata.text("uid").orElse("").equals(object.uid());
  }

  /// Of another one under its name: whoever made it so, it is as it was. What we made again and
  /// others changed since is theirs.
  private Standing remade(JsonObject live) {
    return Remains.areThere(remains(), live) || isWrittenByUs(live)
        ? Standing.SETTLED
        : Standing.foreign(DELETED + ", and another one made by somebody else");
  }

  /// What it is made again of: what it was before the first step of the run that touched it.
  JsonObject remains() {
    JsonObject whole = content == null ? JsonObject.EMPTY : content;
    for (FieldHistory field : fields) {
      if (field.standing(whole) == Kind.OURS) {
        whole = field.path().put(whole, field.before());
      }
    }
    return whole;
  }

  /// Of an object whose uid nobody could write down before it was made, the API says who wrote it,
  /// and when it was made. Nothing in the object itself could tell of the run: it would not be what
  /// the experiment says any more.
  private Standing made(JsonObject live) {
    if (live.object("metadata").has("deletionTimestamp")) {
      return Standing.SETTLED; // such as a namespace, which goes when it is empty
    }
    if (!object.uid().isEmpty()) {
      return Standing.OURS;
    } else if (!isWrittenByUs(live) && !isWrittenByNobody(live)) {
      return Standing.foreign("made by somebody else");
    }
    return isMadeAtOnce(live)
        ? Standing.OURS
        : Standing.foreign("made by Turbulence, but not surely by this run");
  }

  private boolean isMadeAtOnce(JsonObject live) {
    String created = live.object("metadata").text("creationTimestamp").orElse("");
    try {
      return since != null && !Instant.parse(created).isAfter(since.plus(AT_ONCE));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isWrittenByUs(JsonObject live) {
    for (Json entry : live.object("metadata").array("managedFields")) {
      if (entry instanceof JsonObject manager
          && manager.text("manager").orElse("").equals(Cluster.MANAGER)) {
        return true;
      }
    }
    return false;
  }

  /// An object that is nothing but a name has no fields that anybody could have written.
  private static boolean isWrittenByNobody(JsonObject live) {
    return live.object("metadata").array("managedFields").isEmpty();
  }

  private Standing changed(JsonObject live) {
    List<String> foreign = new ArrayList<>();
    for (FieldHistory field : fields) {
      Kind kind = field.standing(live);
      if (kind == Kind.OURS) {
        return Standing.OURS;
      } else if (kind == Kind.FOREIGN) {
        foreign.add(field.words(live));
      }
    }
    return foreign.isEmpty()
        ? Standing.SETTLED
        : Standing.foreign("changed by somebody else since (" + String.join(", ", foreign) + ")");
  }

  private static @Nullable Json unlessEmpty(@Nullable Json list) {
    return JsonArray.EMPTY.equals(list) ? null : list;
  }

  /// What puts back the fields that are as the run made them, unless somebody writes meanwhile.
  JsonObject patch(JsonObject live) {
    Json version = live.object("metadata").get("resourceVersion");
    JsonObject patch = JsonObject.of("metadata", JsonObject.of("resourceVersion", version));
    JsonObject whole = live;
    for (FieldHistory field : fields) {
      if (field.standing(live) == Kind.OURS) {
        whole = field.path().set(whole, field.before());
        FieldPath list = field.path().list();
        patch =
            list == null
                ? field.path().put(patch, field.before())
                : list.put(patch, unlessEmpty(list.in(whole)));
      }
    }
    return patch;
  }
}
