package turbulence.simulator.traffic;

import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The ingress controller, where a cluster has one of its own: what Ingresses ask for is done by
/// its pods, for Ingresses of its class only. Without one the gateway serves them all by itself.
record Doorkeeper(Store store) {
  private static final Key CONTROLLER =
      new Key(Services.SERVICES, "ingress-nginx", "ingress-nginx-controller");
  private static final Resource CLASSES = new Resource("networking.k8s.io", "ingressclasses");
  private static final String NAME = "k8s.io/ingress-nginx";
  private static final String OLD = "kubernetes.io/ingress.class";
  private static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";

  boolean serves(Stored ingress) {
    if (store.get(CONTROLLER).isEmpty()) {
      return true;
    }
    String name = ingress.spec().text("ingressClassName").orElse("");
    String old = ingress.metadata().object("annotations").text(OLD).orElse("");
    if (name.isEmpty()) {
      return old.isEmpty() ? hasDefault() : old.equals("nginx");
    }
    return store
        .get(new Key(CLASSES, name))
        .map(Stored::object)
        .filter(Doorkeeper::isOurs)
        .isPresent();
  }

  /// Servers write the default class into new Ingresses; those that came before it count, too.
  private boolean hasDefault() {
    return store.snapshot(CLASSES).all("").stream()
        .map(Stored::object)
        .filter(Doorkeeper::isOurs)
        .anyMatch(each ->
            each.object("metadata").object("annotations").text(DEFAULT).orElse("").equals("true"));
  }

  private static boolean isOurs(JsonObject ingressClass) {
    return ingressClass.object("spec").text("controller").orElse("").equals(NAME);
  }
}
