package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// What is particular to one kind, between decoding and storing. All of it is pure but for the
/// [Surroundings]; objects come decoded, with the unknown fields dropped, in the storage version.
public interface Behaviour {
  /// The object with the defaults that a server fills in, on each write.
  default JsonObject defaulted(JsonObject object) {
    return object;
  }

  /// Why admission forbids a new object, in the words behind `is forbidden: `; runs behind
  /// [#defaulted] and before [#created].
  default Optional<String> refusal(JsonObject object, Surroundings surroundings) {
    return Optional.empty();
  }

  /// What is stored of a new object: a server clears the status, allocates addresses, injects the
  /// service account. Runs behind [#defaulted] and before [#check]; the metadata carry name,
  /// namespace, uid and the time of creation already.
  default JsonObject created(JsonObject object, Surroundings surroundings) {
    return object;
  }

  /// What is stored when `after` is written over `before` by a write to the object itself: keeps
  /// the old status where a status subresource exists, and what a client may leave out.
  default JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    return hasStatus() ? withStatusOf(after, before) : after;
  }

  /// What is stored when `after` is written to the status subresource: by default only the status,
  /// and of the metadata what a status write may change (nothing that clients of ours use).
  default JsonObject statusUpdated(JsonObject before, JsonObject after) {
    return withStatusOf(before, after);
  }

  /// Refuses a new object. Metadata (name, labels, annotations) are checked elsewhere, by the rule
  /// that [#nameRule] names.
  default void check(JsonObject object, Findings findings) {}

  /// Refuses a change, such as one of an immutable field. Metadata are checked elsewhere.
  default void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    check(after, findings);
  }

  /// Refuses what clashes with other objects; runs when [#check] or [#checkUpdate] found nothing.
  /// There is none before when the object is new.
  default void checkAgainst(
      @Nullable JsonObject before,
      JsonObject object,
      Surroundings surroundings,
      Findings findings) {}

  default void checkStatusUpdate(JsonObject before, JsonObject after, Findings findings) {}

  /// Warnings that a server sends with its answer.
  default List<String> warnings(JsonObject object) {
    return List.of();
  }

  /// Whether status is written through a subresource only.
  default boolean hasStatus() {
    return false;
  }

  /// Whether `metadata.generation` counts the changes of everything but metadata and status.
  default boolean countsGenerations() {
    return false;
  }

  /// How objects of this kind may be called.
  default NameRule nameRule() {
    return NameRule.SUBDOMAIN;
  }

  /// What happens to dependents when a deletion does not say; only old Jobs orphan them.
  default boolean orphansByDefault() {
    return false;
  }

  /// The status of `from` in `object`.
  static JsonObject withStatusOf(JsonObject object, JsonObject from) {
    return from.has("status")
        ? object.with("status", from.get("status"))
        : object.without("status");
  }
}
