package turbulence.simulator.api.admission;

import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.kind.DefaultClass;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;

/// Gives new Ingresses that name no class the one that is marked for it.
public final class DefaultIngressClass implements Admission {
  private static final Resource CLASSES = new Resource("networking.k8s.io", "ingressclasses");
  private static final Resource INGRESSES = new Resource("networking.k8s.io", "ingresses");
  private static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";
  private static final String FIELD = "ingressClassName";

  private final Store store;

  public DefaultIngressClass(Store store) {
    this.store = store;
  }

  @Override
  public Optional<JsonObject> completed(Kind kind, JsonObject object, Intent intent) {
    boolean said =
        object.object("spec").has(FIELD)
            || object.object("metadata").object("annotations").has("kubernetes.io/ingress.class");
    return !kind.resource().equals(INGRESSES) || said
        ? Optional.empty()
        : DefaultClass.of(store, CLASSES, DEFAULT)
            .map(name -> object.with("spec", object.object("spec").with(FIELD, name)));
  }
}
