package turbulence.app.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import turbulence.experiment.event.Events;
import turbulence.experiment.extension.Action;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Arguments;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Binding;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.extension.Probe;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.faults.istio.IstioExtension;
import turbulence.faults.kubernetes.KubernetesExtension;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// Has our steps do what a recorded call did.
record CallPlayer(Path home) {
  private static final Catalog CATALOG =
      new Catalog(List.of(new KubernetesExtension(), new IstioExtension()), Plugins.NONE);
  private static final Asking NOBODY =
      _ -> new Asking.Answer(false, "there is no run", JsonObject.EMPTY);

  CallOutcome play(RecordedCall call) throws IOException, InterruptedException {
    int writes = (int) call.outcome().requests().stream().filter(ApiRequest::writes).count();
    try (ApiStub server = new ApiStub(call.state(), writes);
        Shared shared = new Shared()) {
      Object result = null;
      String failure = null;
      try {
        result = Text.read(answer(call, server, shared).toString());
      } catch (ActivityFailed e) {
        failure = e.reason().replace(server.url(), "SERVER");
      }
      return new CallOutcome(result, failure, server.requests(), server.mostAtOnce());
    }
  }

  private Json answer(RecordedCall call, ApiStub server, Shared shared)
      throws ActivityFailed, InterruptedException, IOException {
    // Nobody waits for two minutes here.
    World world =
        Impatient.of(
            SystemWorld.create()
                .withRoot(home)
                .withEnvironment(Map.of("HOME", home.toString(), "KUBERNETES_HOST", server.url())));
    Scope scope =
        new Scope(world, JsonObject.EMPTY, JsonObject.EMPTY, new Events(), _ -> {}, NOBODY, shared);
    return switch (bound(call)) {
      case Action action -> action.prepare(scope).deed().act();
      case Probe probe -> probe.observe(scope);
    };
  }

  private static Capability bound(RecordedCall call) throws ActivityFailed, IOException {
    Class<? extends Capability> step =
        CATALOG.capability(call.module(), call.function()).orElseThrow();
    JsonObject arguments = (JsonObject) JsonReader.read(Text.show(call.arguments()));
    Binding<? extends Capability> binding = Arguments.of(step).bind(arguments, call.function());
    if (binding instanceof Binding.Rejected<? extends Capability> rejected) {
      throw new ActivityFailed(rejected.reason());
    }
    return ((Binding.Bound<? extends Capability>) binding).instance();
  }
}
