package turbulence.faults.kubernetes;

import java.util.ArrayList;
import java.util.List;
import turbulence.experiment.extension.About;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Default;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Footprint;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Target;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.deployment.DeleteDeployment;
import turbulence.faults.kubernetes.limit.Print;
import turbulence.faults.kubernetes.pod.TerminatePods;
import turbulence.faults.kubernetes.replicaset.DeleteReplicaSet;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.json.Json;
import turbulence.json.JsonNull;

/// The name under which older experiments delete a deployment with all that belongs to it.
@About(
    "Delete a deployment, the replica set of its name, and the pods with some labels. The first"
        + " two are made again after the run.")
public record KillMicroservice(
    @About("The name of both.") String name,
    @About("Their namespace.") @Default("\"default\"") String ns,
    @About("Labels of the pods that are deleted, too; {name} in it stands for the name.")
        @Default("\"name in ({name})\"")
        String labelSelector)
    implements Action, Needing {

  /// Nothing of these may mean all.
  public KillMicroservice {
    if (name.isBlank() || ns.isBlank() || labelSelector.isBlank()) {
      throw new IllegalArgumentException(
          "kill_microservice needs a 'name', a namespace 'ns' and a 'label_selector'");
    }
  }

  private List<Action> steps() {
    return List.of(
        new DeleteDeployment(name, ns, null),
        new DeleteReplicaSet(name, ns, null),
        TerminatePods.all(labelSelector.replace("{name}", name), ns));
  }

  @Override
  public List<Need> needs() {
    return each(false);
  }

  @Override
  public List<Need> needsToUndo() {
    return each(true);
  }

  private List<Need> each(boolean undo) {
    List<Need> needs = new ArrayList<>();
    for (Action step : steps()) {
      Needing needing = (Needing) step;
      needs.addAll(undo ? needing.needsToUndo() : needing.needs());
    }
    return needs;
  }

  @Override
  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    List<Prepared> parts = new ArrayList<>();
    for (Action step : steps()) {
      parts.add(step.prepare(scope));
    }
    List<Target> targets = new ArrayList<>();
    List<Undo> undo = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (Prepared part : parts) {
      targets.addAll(part.targets());
      undo.addAll(part.undo());
      evidence.addAll(part.evidence());
    }
    return Prepared.of(targets, () -> act(parts))
        .undoneBy(undo)
        .shownBy(evidence)
        .foretoldBy(() -> forecast(parts))
        .treading(footprint(parts));
  }

  private static Json act(List<Prepared> parts) throws ActivityFailed, InterruptedException {
    for (Prepared part : parts) {
      part.deed().act();
    }
    return JsonNull.NULL;
  }

  private static Forecast forecast(List<Prepared> parts)
      throws ActivityFailed, InterruptedException {
    List<String> effects = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    List<String> lasting = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Prepared part : parts) {
      Forecast forecast = part.forecast().look();
      effects.addAll(forecast.effects());
      refusals.addAll(forecast.refusals());
      lasting.addAll(forecast.lasting());
      unknown.addAll(forecast.unknown());
    }
    return new Forecast(effects, refusals, lasting, unknown);
  }

  private static Footprint footprint(List<Prepared> parts) {
    Footprint all = Footprint.NONE;
    for (Prepared part : parts) {
      Footprint print = part.footprint();
      if (print instanceof Print more) {
        all = all instanceof Print one ? one.and(more) : more;
      }
    }
    return all;
  }
}
