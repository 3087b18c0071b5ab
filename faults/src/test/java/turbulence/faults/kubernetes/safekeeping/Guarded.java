package turbulence.faults.kubernetes.safekeeping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Charge;
import turbulence.experiment.extension.Intent;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Safekeeping;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.model.Safety;
import turbulence.experiment.world.FakeWorld;
import turbulence.experiment.world.World;
import turbulence.faults.kubernetes.deployment.ScaleDeployment;
import turbulence.json.JsonObject;

/// A run that is guarded, in a world whose time passes when everybody waits.
final class Guarded implements AutoCloseable {
  final List<Stop.Reason> stops = new CopyOnWriteArrayList<>();
  final List<String> remarks = new CopyOnWriteArrayList<>();
  final World world;
  final Safekeeping safekeeping;
  private final Shared shared = new Shared();

  Guarded(FakeWorld time, Path folder, String run, Safety safety, List<String> over) {
    world = time.world(folder, Map.of("KUBECONFIG", folder.resolve("config").toString()));
    safekeeping =
        new ClusterSafekeeper()
            .begin(
                new Charge(
                    run, "somebody", world, safety, stops::add, over::contains, remarks::add));
  }

  Intent intent(Action action) throws Exception {
    Scope scope =
        new Scope(
            world,
            JsonObject.EMPTY,
            JsonObject.EMPTY,
            new Events(),
            stops::add,
            _ -> {
              throw new IllegalStateException();
            },
            shared);
    return new Intent(action, scope, action.prepare(scope));
  }

  Intent scaling() throws Exception {
    return intent(new ScaleDeployment("web", 1, "default"));
  }

  boolean claim() throws Exception {
    return safekeeping.claim(scaling());
  }

  /// Two lines of a ledger, as a run writes them.
  List<JsonObject> lines(String extra) throws Exception {
    Undo.RestoreFields undo = (Undo.RestoreFields) scaling().prepared().undo().getFirst();
    return List.of(
        JsonObject.of("line", "run", "run", "x").with("title", extra),
        JsonObject.of("line", "undo", "id", 1)
            .with("form", "restore-fields")
            .with(
                "undo", JsonObject.of("plural", "deployments", "server", undo.object().server())));
  }

  List<Kept> seen() throws Exception {
    return new ClusterSafekeeper().kept(means());
  }

  Means means() {
    return new Means(world, shared);
  }

  @Override
  public void close() {
    safekeeping.close();
    shared.close();
  }
}
