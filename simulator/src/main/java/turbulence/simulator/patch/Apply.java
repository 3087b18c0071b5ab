package turbulence.simulator.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Server-side apply: an object that says all that its manager wants to have a say in, and nothing
/// else. Fields of others are taken only by `force`.
public record Apply(JsonObject applied, boolean force, Write write) {
  private static final String BEFORE_FIRST = "before-first-apply";

  /// The object as it is to be stored, defaults and checks apart; live is null when there is none.
  ///
  /// @throws PatchRefused when others own what would change, or the object is not of the type
  public JsonObject onto(@Nullable JsonObject live) {
    check();
    JsonObject before = live == null ? JsonObject.EMPTY : ManagedFields.without(live);
    Owners owners = owners(live);
    Entry self = Owners.entry(write, true, fields());
    Entry last = owners.get(self.identity());
    owners.put(self);

    JsonObject merged = Merging.merged(before, applied, write.type());
    JsonObject after =
        last == null ? merged : Pruning.pruned(merged, last.fields(), owners.all(), write.type());
    Comparison comparison = Comparison.of(before, after, write.type()).outside(write.ignored());
    settle(owners, comparison, self, before);
    if (!self.fields().isEmpty() && after.equals(before)) {
      owners.put(self.at(last == null ? "" : last.time()));
    }
    JsonObject outcome =
        LastApplied.concerns(write) ? LastApplied.refreshed(after, applied) : after;
    return ManagedFields.with(outcome, owners.entries());
  }

  private FieldSet fields() {
    return ManagedFields.stripped(FieldSet.of(applied, write.type()).outside(write.ignored()));
  }

  private void check() {
    String apiVersion = applied.text("apiVersion").orElse("");
    String kind = applied.text("kind").orElse("");
    if (!apiVersion.equals(write.apiVersion()) || !kind.equals(write.kind())) {
      throw PatchRefused.badRequest("invalid object type: " + title(apiVersion, kind));
    }
    JsonObject metadata = applied.object("metadata");
    if (metadata.find("managedFields").orElse(JsonNull.NULL) != JsonNull.NULL) {
      throw PatchRefused.badRequest("metadata.managedFields must be nil");
    }
    String problem = AppliedCheck.problem(applied, write.type());
    if (!problem.isEmpty()) {
      String namespace = metadata.text("namespace").orElse("");
      String name = metadata.text("name").orElse("");
      throw PatchRefused.unclassified(
          "failed to create typed patch object ("
              + (namespace + "/" + name + "; " + title(apiVersion, kind))
              + "): "
              + problem);
    }
  }

  private static String title(String apiVersion, String kind) {
    return (apiVersion.contains("/") ? "" : "/") + apiVersion + ", Kind=" + kind;
  }

  /// The owners that there are. What nobody is known to own belongs to those before the first
  /// apply.
  private Owners owners(@Nullable JsonObject live) {
    if (live == null) {
      return new Owners(List.of());
    }
    List<Entry> known = ManagedFields.stored(live.object("metadata").array("managedFields"));
    Owners owners = new Owners(known);
    if (known.isEmpty()) {
      JsonObject bare = ManagedFields.without(live);
      owners.update(write.base(JsonObject.EMPTY, bare), bare, write.as(BEFORE_FIRST));
    }
    return owners;
  }

  private void settle(Owners owners, Comparison comparison, Entry self, JsonObject live) {
    Conflicts conflicts = new Conflicts(owners.conflicts(comparison, self.identity()));
    if (!force && !conflicts.fields().isEmpty()) {
      FieldSet mine = LastApplied.concerns(write) ? LastApplied.owned(live, write) : FieldSet.EMPTY;
      Conflicts left = conflicts.without(mine);
      if (!left.fields().isEmpty()) {
        throw left.refused();
      }
    }
    owners.release(comparison, self.identity());
  }
}
