package turbulence.simulator.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Stored;

/// A Deployment and its sets during one look, kept as they are after each write.
final class SetFamily {
  static final Comparator<Stored> BY_AGE =
      Comparator.<Stored, String>comparing(set -> Fields.text(set.metadata(), "creationTimestamp"))
          .thenComparing(set -> set.key().name());

  private final Means means;
  private final Events events;
  private final List<Stored> sets;
  private Stored deployment;
  private @Nullable Stored newest;

  SetFamily(Means means, Events events, Stored deployment, List<Stored> sets) {
    this.means = means;
    this.events = events;
    this.deployment = deployment;
    this.sets = new ArrayList<>(sets);
    this.sets.sort(BY_AGE);
    JsonObject template = deployment.spec().object("template");
    this.newest =
        this.sets.stream()
            .filter(set -> Template.same(set.spec().object("template"), template))
            .findFirst()
            .orElse(null);
  }

  Stored deployment() {
    return deployment;
  }

  JsonObject spec() {
    return deployment.spec();
  }

  long wanted() {
    return ReplicaSets.wanted(deployment);
  }

  Rolling rolling() {
    return Rolling.of(deployment.spec());
  }

  /// The most pods that there may be during an update.
  long most() {
    return wanted() + rolling().surge();
  }

  List<Stored> all() {
    return List.copyOf(sets);
  }

  @Nullable Stored newest() {
    return newest;
  }

  /// All but the newest, the oldest first.
  List<Stored> old() {
    return sets.stream().filter(set -> newest == null || !set.key().equals(newest.key())).toList();
  }

  static boolean isActive(Stored set) {
    return ReplicaSets.wanted(set) > 0;
  }

  long asked() {
    return sets.stream().mapToLong(ReplicaSets::wanted).sum();
  }

  long available() {
    return sets.stream().mapToLong(set -> Fields.whole(set.status(), "availableReplicas", 0)).sum();
  }

  void add(Stored created) {
    sets.add(created);
    newest = created;
  }

  /// Changes a set; what it is then replaces it here.
  Stored change(Stored set, UnaryOperator<JsonObject> change) {
    Optional<Stored> changed = means.verbs().change(Means.CALLER, set.key(), Part.OBJECT, change);
    Stored now = changed.orElse(set);
    sets.replaceAll(one -> one.key().equals(set.key()) ? now : one);
    if (newest != null && newest.key().equals(set.key())) {
      newest = now;
    }
    return now;
  }

  /// Gives the set that size and tells of it; says whether the size changed.
  boolean scale(Stored set, long size) {
    long before = ReplicaSets.wanted(set);
    change(
        set,
        now ->
            Revisions.sized(
                now.with("spec", now.object("spec").with("replicas", size)), wanted(), most()));
    if (before != size) {
      String direction = before < size ? "up" : "down";
      tellScaled(direction, set.key().name(), before, size);
    }
    return before != size;
  }

  void tellScaled(String direction, String set, long from, long to) {
    events.normal(
        deployment,
        "ScalingReplicaSet",
        "Scaled " + direction + " replica set " + set + " from " + from + " to " + to);
  }

  RolloutStatus status() {
    return new RolloutStatus(deployment, all(), newest, means.timeline().instant());
  }

  /// Writes the Deployment's status when it changed.
  void write(JsonObject status) {
    if (!status.equals(deployment.status())) {
      change(Part.STATUS, now -> now.with("status", status));
    }
  }

  void revise(long revision) {
    if (Revisions.of(deployment) != revision) {
      change(
          Part.OBJECT,
          now ->
              Revisions.withAnnotations(
                  now,
                  Revisions.annotations(now).with(Revisions.REVISION, Long.toString(revision))));
    }
  }

  private void change(Part part, UnaryOperator<JsonObject> change) {
    deployment = means.change(deployment, part, change).map(this::asSeen).orElse(deployment);
  }

  /// What somebody else wrote into the spec meanwhile is for the next look: this one goes on with
  /// the spec that it began with.
  private Stored asSeen(Stored now) {
    JsonObject metadata =
        now.metadata().with("generation", Fields.whole(deployment.metadata(), "generation", 0));
    return new Stored(
        now.key(),
        now.revision(),
        now.object().with("metadata", metadata).with("spec", deployment.spec()));
  }
}
