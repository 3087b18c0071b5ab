package turbulence.faults.kubernetes.chaosmesh;

import java.util.List;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Scope;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.cluster.Ref;
import turbulence.faults.kubernetes.cluster.Resource;
import turbulence.faults.kubernetes.custom.Making;
import turbulence.faults.kubernetes.custom.Making.WhenThere;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// A fault that Chaos Mesh is to make, for as long as the object is there.
///
/// @param spec what it is like
public record Fault(FaultKind kind, String namespace, String name, JsonObject spec) {
  private JsonObject object() {
    return JsonObject.builder()
        .put("apiVersion", FaultKind.VERSION)
        .put("kind", kind.title())
        .put("metadata", JsonObject.of("name", name, "namespace", namespace))
        .put("spec", spec)
        .build();
  }

  /// One that is there already does something else, maybe: it is no answer to what is asked for.
  private Making making() {
    return new Making(kind.resource(), namespace, object(), WhenThere.FAIL);
  }

  public List<Need> needs() {
    return making().needs();
  }

  public Prepared prepare(Scope scope) throws ActivityFailed, InterruptedException {
    if (name.isEmpty() || namespace.isEmpty()) {
      throw new ActivityFailed("the fault needs a 'name' and a namespace 'ns'");
    }
    Prepared made = making().prepare(scope);
    Resource resource = kind.resource();
    Ref ref = resource.ref(namespace, name);
    return made.shownBy(List.of(new Injected(Clusters.of(scope), ref)))
        .foretoldBy(() -> {
          Forecast known = made.forecast().look();
          return new Forecast(effects(), known.refusals(), known.lasting(), known.unknown());
        });
  }

  private List<String> effects() {
    Json value = spec.get("value");
    Mode mode =
        new Mode(
            spec.text("mode").orElse("one"), value instanceof JsonText text ? text.value() : null);
    String hit = mode.words() + Selector.words(spec.object("selector"));
    String how = spec.text("duration").map(time -> ", for " + time).orElse(", until it is deleted");
    String target =
        spec.get("target") instanceof JsonObject aim
            ? ", towards "
                + aim.text("mode").orElse("")
                + " of the "
                + Selector.words(aim.object("selector"))
            : "";
    return List.of("Chaos Mesh hits " + hit + target + how);
  }
}
