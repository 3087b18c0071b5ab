package turbulence.simulator.api;

import java.util.List;
import turbulence.json.JsonObject;
import turbulence.simulator.api.kind.Behaviour;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.api.kind.Surroundings;
import turbulence.simulator.schema.CustomDefinition;
import turbulence.simulator.schema.Fault;
import turbulence.simulator.store.Resource;

/// How CustomResourceDefinitions behave.
public final class Definitions implements Behaviour {
  public static final Resource RESOURCE =
      new Resource("apiextensions.k8s.io", "customresourcedefinitions");

  /// Keeps a definition until its objects are gone.
  public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

  @Override
  public JsonObject defaulted(JsonObject object) {
    return new CustomDefinition(object).withDefaults().tree();
  }

  @Override
  public JsonObject created(JsonObject object, Surroundings surroundings) {
    return new CustomDefinition(object).withFreshStatus().tree();
  }

  @Override
  public JsonObject updated(JsonObject before, JsonObject after, Surroundings surroundings) {
    JsonObject kept = Behaviour.withStatusOf(after, before);
    return new CustomDefinition(kept).withStorageVersion().tree();
  }

  @Override
  public void check(JsonObject object, Findings findings) {
    tell(new CustomDefinition(object).validate(), findings);
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    tell(new CustomDefinition(after).validateUpdate(new CustomDefinition(before)), findings);
  }

  private static void tell(List<Fault> faults, Findings findings) {
    faults.forEach(fault -> findings.add(fault.reason(), fault.field(), fault.message()));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
