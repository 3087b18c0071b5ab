package turbulence.faults.kubernetes.undo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.Sketch;

/// A simulated cluster with a deployment `web` of three pods, and a run that works on it.
public final class Site implements AutoCloseable {
  private final Simulator simulator;
  private final World world;
  private final Shared shared = new Shared();

  private Site(Simulator simulator, World world) {
    this.simulator = simulator;
    this.world = world;
  }

  /// @param folder for the kubeconfig
  public static Site open(Path folder) throws IOException {
    return open(folder, 0);
  }

  /// @param seed of the cluster's uids
  public static Site open(Path folder, long seed) throws IOException {
    Simulator simulator =
        Simulator.with(Sketch.deployment("web").replicas(3)).seed(seed).speed(20).start();
    simulator.awaitReady(Duration.ofMinutes(2));
    Path config = folder.resolve("config");
    simulator.writeKubeconfig(config);
    return new Site(
        simulator, SystemWorld.create().withEnvironment(Map.of("KUBECONFIG", config.toString())));
  }

  public Simulator simulator() {
    return simulator;
  }

  public World world() {
    return world;
  }

  public Scope scope() {
    return new Scope(
        world,
        JsonObject.EMPTY,
        JsonObject.EMPTY,
        new Events(),
        _ -> {},
        _ -> {
          throw new IllegalStateException();
        },
        shared);
  }

  /// What the run itself has to put things back.
  public Means means() {
    return new Means(world, shared);
  }

  /// What another process has.
  public Means others() {
    return new Means(world, new Shared());
  }

  public Prepared prepare(Action action) throws Exception {
    return action.prepare(scope());
  }

  /// Does it, and answers the way back that was known before.
  public List<Undo> act(Action action) throws Exception {
    Prepared prepared = prepare(action);
    Json _ = prepared.deed().act();
    return prepared.undo();
  }

  /// What undo has to bring back: labels, annotations and spec.
  public JsonObject essence(String kind, String namespace, String name) {
    JsonObject object = simulator.get(kind, namespace, name).orElseThrow();
    JsonObject metadata = object.object("metadata");
    return JsonObject.builder()
        .put("labels", metadata.object("labels"))
        .put("annotations", metadata.object("annotations"))
        .put("spec", object.object("spec"))
        .build();
  }

  @Override
  public void close() {
    shared.close();
    simulator.close();
  }
}
