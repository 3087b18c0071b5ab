package turbulence.faults.kubernetes.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Evidence;
import turbulence.experiment.extension.Means;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster with something of each kind, beside a deployment `web` of three pods.
public final class Yard implements AutoCloseable {
  private static final Path SHOP = Path.of("../examples/reference/chaosk8s/specs/shop.yaml");
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Site site;
  private final Path folder;

  private Yard(Site site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  /// @param folder for the kubeconfig, and where files are looked for
  public static Yard open(Path folder) throws IOException {
    Site site = Site.open(folder);
    site.simulator().apply(Files.readString(SHOP));
    site.simulator().awaitReady(SOON);
    return new Yard(site, folder);
  }

  public Simulator simulator() {
    return site.simulator();
  }

  public Prepared prepare(Action action) throws Exception {
    return site.prepare(action);
  }

  public List<Undo> act(Action action) throws Exception {
    return site.act(action);
  }

  public Json ask(Probe probe) throws Exception {
    return probe.observe(site.scope());
  }

  /// A file with such a text; its path.
  public String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  public Scope scope() {
    return site.scope();
  }

  public Optional<JsonObject> find(String kind, String name) {
    return simulator().get(kind, "default", name);
  }

  public String uid(String kind, String name) {
    return find(kind, name).orElseThrow().object("metadata").text("uid").orElseThrow();
  }

  public JsonObject essence(String kind, String name) {
    return site.essence(kind, "default", name);
  }

  public boolean isGone(String kind, String name) {
    return simulator().await(() -> find(kind, name).isEmpty(), SOON);
  }

  public boolean shows(Evidence sign) {
    return simulator().await(() -> isSeen(sign), SOON);
  }

  private static boolean isSeen(Evidence sign) {
    try {
      return sign.look().inEffect();
    } catch (ActivityFailed | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Whether all of that could be put back.
  public boolean undo(List<Undo> ways) throws Exception {
    boolean settled = true;
    for (Undo way : ways.reversed()) {
      settled &= new ObjectUndoer().restore(List.of(way), means()).is(Kind.SETTLED);
    }
    return settled;
  }

  private Means means() {
    return site.means();
  }

  @Override
  public void close() {
    site.close();
  }
}
