package turbulence.simulator.injection;

import java.util.Set;
import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;

/// Puts the mesh's certificate into every namespace, where sidecars mount it, as long as istiod is
/// up.
public final class TrustRoots implements Controller {
  private static final Resource NAMESPACES = new Resource("", "namespaces");
  private static final Resource CONFIG_MAPS = new Resource("", "configmaps");
  private static final String ROOT = "istio-ca-root-cert";
  private static final Caller CALLER =
      Caller.component("system:serviceaccount:istio-system:istiod");
  private static final Set<String> LEFT_ALONE =
      Set.of("kube-system", "kube-public", "kube-node-lease");

  private final Means means;
  private final Istiod istiod;
  private final String certificate;

  /// @param certificate in PEM
  public TrustRoots(Means means, String certificate) {
    this.means = means;
    this.istiod = new Istiod(means.store());
    this.certificate = certificate;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(NAMESPACES)) {
      look.accept(key);
    } else if (key.resource().equals(CONFIG_MAPS) && key.name().equals(ROOT)) {
      look.accept(new Key(NAMESPACES, key.namespace()));
    } else if (key.resource().equals(Istiod.SLICES)
        && key.namespace().equals(Istiod.NAMESPACE)
        && Istiod.isOf(change.now(), Istiod.NAME)) {
      means.store().snapshot(NAMESPACES).all("").forEach(each -> look.accept(each.key()));
    }
  }

  @Override
  public void reconcile(Key namespace) {
    boolean there =
        means.store().get(namespace).filter(each -> !each.isDeleting()).isPresent()
            && !LEFT_ALONE.contains(namespace.name());
    Key root = new Key(CONFIG_MAPS, namespace.name(), ROOT);
    if (!there || means.store().get(root).isPresent() || !istiod.isUp()) {
      return;
    }
    JsonObject metadata =
        JsonObject.of("name", ROOT, "labels", JsonObject.of("istio.io/config", "true"));
    JsonObject map =
        JsonObject.of("apiVersion", "v1", "kind", "ConfigMap")
            .with("metadata", metadata)
            .with("data", JsonObject.of("root-cert.pem", certificate));
    try {
      means.verbs().create(CALLER, root, map);
    } catch (Refusal refused) {
      if (refused.code() != 403 && refused.code() != 409) {
        throw refused;
      }
    }
  }
}
