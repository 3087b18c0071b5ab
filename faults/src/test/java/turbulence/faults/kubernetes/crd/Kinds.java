package turbulence.faults.kubernetes.crd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Undo;
import turbulence.experiment.extension.Undoer.Kind;
import turbulence.experiment.extension.Undoer.Standing;
import turbulence.faults.kubernetes.undo.ObjectUndoer;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.simulator.scenario.Simulator;

/// A simulated cluster that knows the kinds of the scenario `chaos-mesh`.
public final class Kinds implements BeforeEachCallback, AfterEachCallback {
  static final Sort SCHEDULES = new Sort("chaos-mesh.org", "v1alpha1", "schedules");
  static final Sort CLUSTERS = new Sort("chaos-mesh.org", "v1alpha1", "remoteclusters");

  private Site site;
  private Path folder;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = java.nio.file.Files.createTempDirectory("kinds");
    site = Site.open(folder);
    try (InputStream kinds = Simulator.class.getResourceAsStream("chaos-mesh.yaml")) {
      site.simulator().apply(new String(kinds.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    site.close();
    java.nio.file.Files.deleteIfExists(folder.resolve("config"));
    java.nio.file.Files.delete(folder);
  }

  public Site site() {
    return site;
  }

  public static JsonObject object(String text) {
    return (JsonObject) json(text);
  }

  static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static Content content(String text) {
    return new Content(json(text), null);
  }

  /// How an object is, or null.
  public @Nullable JsonObject live(String kind, String ns, String name) {
    return site.simulator().get(kind + ".chaos-mesh.org", ns, name).orElse(null);
  }

  public @Nullable JsonObject essence(String kind, String ns, String name) {
    return live(kind, ns, name) == null ? null : site.essence(kind + ".chaos-mesh.org", ns, name);
  }

  JsonObject nightly() {
    return essence("schedules", "default", "nightly");
  }

  JsonObject elsewhere() {
    return essence("remoteclusters", "", "elsewhere");
  }

  public Json observed(Probe probe) throws Exception {
    return probe.observe(site.scope());
  }

  /// Does it and looks, then undoes it twice.
  public Json roundTrip(Action action, Consumer<Prepared> looking) throws Exception {
    Prepared prepared = site.prepare(action);
    Json answer = prepared.deed().act();
    for (var sign : prepared.evidence()) {
      if (!sign.look().inEffect()) {
        throw new AssertionError(sign.words() + " is not so");
      }
    }
    looking.accept(prepared);
    undo(prepared.undo());
    undo(prepared.undo());
    return answer;
  }

  public void undo(List<Undo> history) throws Exception {
    Standing standing = new ObjectUndoer().restore(history, site.others());
    if (!standing.is(Kind.SETTLED)) {
      throw new AssertionError(standing.toString());
    }
  }
}
