package turbulence.simulator.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Rolls out what Deployments ask for, by ReplicaSets.
public final class Deployments implements Controller {
  private final Means means;
  private final Events events;
  private final Owned sets = new Owned(Kinds.REPLICA_SETS);
  private final Owned pods = new Owned(Kinds.PODS);
  private final NewSet newSet;
  private final Rollout rollout;
  private final Looks looks;
  private final Managers managers;

  public Deployments(Means means) {
    this.means = means;
    this.looks = new Looks(means.timeline());
    this.managers = Managers.bySelector(means.store(), Kinds.DEPLOYMENTS, "Deployment");
    this.events = Events.ofController(means, "deployment-controller");
    this.newSet = new NewSet(means, events);
    this.rollout =
        new Rollout(
            means, newSet, set -> pods.of(set.uid()).stream().anyMatch(pod -> !Pods.isOver(pod)));
  }

  @Override
  public void begin(Consumer<Key> look) {
    looks.begin(look);
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(Kinds.DEPLOYMENTS)) {
      look.accept(key);
    } else if (key.resource().equals(Kinds.REPLICA_SETS)) {
      sets.seen(change);
      managers.seen(change, look);
    } else if (key.resource().equals(Kinds.PODS)) {
      pods.seen(change);
      if (change instanceof Change.Deleted) {
        lookAtRecreating(change.now(), look);
      }
    }
  }

  /// The last pod of an old set makes way for new ones.
  private void lookAtRecreating(Stored pod, Consumer<Key> look) {
    JsonObject controller = References.controller(pod);
    if (controller != null && pods.of(References.uid(controller)).isEmpty()) {
      Key set = new Key(Kinds.REPLICA_SETS, pod.key().namespace(), Fields.text(controller, "name"));
      means.store().get(set).ifPresent(found -> managers.lookAt(found, look));
    }
  }

  @Override
  public void reconcile(Key key) {
    looks.forget(key);
    Optional<Stored> found = means.store().get(key);
    if (found.isEmpty()) {
      return;
    }
    Stored deployment = found.get();
    LabelSelector selector = LabelSelector.of(deployment.spec().get("selector"));
    if (selector.isEverything()) {
      events.warning(
          deployment,
          "SelectingAll",
          "This deployment is selecting all pods. A non-empty selector is required.");
      return;
    }
    List<Stored> claimed =
        new Claims(means, deployment, selector).claim(sets.around(deployment).toList());
    SetFamily family = new SetFamily(means, events, deployment, claimed);
    step(family);
    family.status().checkIn(family.deployment().status()).ifPresent(in -> looks.after(key, in));
  }

  private void step(SetFamily family) {
    Stored deployment = family.deployment();
    boolean paused = Fields.flag(deployment.spec(), "paused");
    if (deployment.isDeleting()) {
      newSet.find(family, false);
      family.write(family.status().counted());
      return;
    }
    tellPaused(family, paused);
    if (paused || wasScaled(family)) {
      rollout.resize(family);
    } else if (family.rolling().rolls()) {
      rollout.roll(family);
    } else {
      rollout.recreate(family);
    }
  }

  /// A paused Deployment is not late, however long it waits.
  private static void tellPaused(SetFamily family, boolean paused) {
    JsonObject status = family.deployment().status();
    JsonObject progressing = Conditions.find(status, RolloutStatus.PROGRESSING);
    boolean told = Conditions.has(progressing, "reason", "DeploymentPaused");
    if (!RolloutStatus.hasDeadline(family.deployment())
        || Conditions.has(progressing, "reason", "ProgressDeadlineExceeded")
        || paused == told) {
      return;
    }
    JsonObject condition =
        family
            .status()
            .condition(
                RolloutStatus.PROGRESSING,
                "Unknown",
                paused ? "DeploymentPaused" : "DeploymentResumed",
                paused ? "Deployment is paused" : "Deployment is resumed");
    family.write(RolloutStatus.set(status, condition));
  }

  private static boolean wasScaled(SetFamily family) {
    return family.all().stream()
        .filter(SetFamily::isActive)
        .mapToLong(Revisions::desired)
        .anyMatch(desired -> desired >= 0 && desired != family.wanted());
  }
}
