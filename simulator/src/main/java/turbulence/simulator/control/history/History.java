package turbulence.simulator.control.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import turbulence.json.JsonArray;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.Claims;
import turbulence.simulator.control.Fields;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.LabelSelector;
import turbulence.simulator.control.Means;
import turbulence.simulator.control.Owned;
import turbulence.simulator.control.References;
import turbulence.simulator.control.Template;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Keeps the past templates of all sets of a kind, for whoever wants one of them back.
public final class History {
  private static final int LONGEST_PREFIX = 223;

  private final Means means;
  private final String label;
  private final Owned revisions = new Owned(Kinds.CONTROLLER_REVISIONS);

  /// @param label by which revisions carry their short names
  public History(Means means, String label) {
    this.means = means;
    this.label = label;
  }

  /// A revision, all that there are beside it, and how many short names were taken so far.
  public record Present(Revision revision, List<Revision> all, long collisions) {}

  public void seen(Change change) {
    revisions.seen(change);
  }

  /// The revisions of the set, the oldest first; those that nobody keeps become its own.
  public List<Revision> of(Stored set, LabelSelector selector) {
    List<Stored> around = revisions.around(set).toList();
    List<Revision> all = new ArrayList<>();
    new Claims(means, set, selector).claim(around).forEach(each -> all.add(new Revision(each)));
    all.sort(Revision.ORDER);
    return all;
  }

  /// The revision of the set's present template: the newest one, an older one that becomes the
  /// newest, or one that is made now.
  public Present present(Stored set, List<Revision> all) {
    long collisions = Fields.whole(set.status(), "collisionCount", 0);
    JsonObject data = Revision.Template.patch(set.spec().object("template"));
    Revision same = null;
    for (Revision each : all) {
      same = each.stored().object().object("data").equals(data) ? each : same;
    }
    long newest = all.isEmpty() ? 0 : all.getLast().number();
    if (same == null) {
      return made(set, all, data, newest + 1);
    } else if (same.equals(all.getLast())) {
      return new Present(same, all, collisions);
    }
    Revision renewed = numbered(same, newest + 1);
    List<Revision> reordered = new ArrayList<>(all);
    reordered.remove(same);
    reordered.add(renewed);
    return new Present(renewed, reordered, collisions);
  }

  private Revision numbered(Revision revision, long number) {
    return means
        .verbs()
        .change(
            Means.CALLER,
            revision.stored().key(),
            Part.OBJECT,
            now -> now.with("revision", new JsonNumber(number)))
        .map(Revision::new)
        .orElse(revision);
  }

  private Present made(Stored set, List<Revision> all, JsonObject data, long number) {
    long collisions = Fields.whole(set.status(), "collisionCount", 0);
    while (true) {
      JsonObject fresh = revision(set, data, number, collisions);
      Key key =
          new Key(
              Kinds.CONTROLLER_REVISIONS,
              set.key().namespace(),
              Fields.text(fresh.object("metadata"), "name"));
      Optional<Stored> stored = stored(key, fresh);
      if (stored.isPresent()) {
        List<Revision> more = new ArrayList<>(all);
        more.add(new Revision(stored.get()));
        return new Present(more.getLast(), more, collisions);
      }
      collisions++;
    }
  }

  /// The revision as it is stored; empty when its name belongs to another one.
  private Optional<Stored> stored(Key key, JsonObject fresh) {
    try {
      return Optional.of(means.verbs().create(Means.CALLER, key, fresh));
    } catch (Refusal refusal) {
      if (!refusal.reason().equals("AlreadyExists")) {
        throw refusal;
      }
      Optional<Stored> there = means.verbs().get(key);
      if (there.isEmpty()) {
        throw refusal;
      }
      return there.filter(found -> found.object().object("data").equals(fresh.object("data")));
    }
  }

  private JsonObject revision(Stored set, JsonObject data, long number, long collisions) {
    JsonObject template = set.spec().object("template");
    String hash = Template.hash(template, collisions);
    String prefix = set.key().name();
    String name = prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length())) + "-" + hash;
    JsonObject.Builder metadata =
        JsonObject.builder()
            .put("name", name)
            .put("namespace", set.key().namespace())
            .put("labels", template.object("metadata").object("labels").with(label, hash));
    if (set.metadata().has("annotations")) {
      metadata.put("annotations", set.metadata().get("annotations"));
    }
    metadata.put("ownerReferences", JsonArray.of(References.to(set)));
    return JsonObject.builder()
        .put("apiVersion", "apps/v1")
        .put("kind", "ControllerRevision")
        .put("metadata", metadata.build())
        .put("data", data)
        .put("revision", number)
        .build();
  }

  /// Deletes the oldest of those that are in use no more and exceed the set's limit.
  public void truncate(Stored set, List<Revision> all, Set<String> used) {
    List<Revision> past = all.stream().filter(each -> !used.contains(each.name())).toList();
    long limit = Fields.whole(set.spec(), "revisionHistoryLimit", 10);
    for (int i = 0; i < past.size() - limit; i++) {
      Stored old = past.get(i).stored();
      Deletion how = new Deletion(null, null, old.uid(), null, false);
      means.verbs().delete(Means.CALLER, old.key(), how);
    }
  }
}
