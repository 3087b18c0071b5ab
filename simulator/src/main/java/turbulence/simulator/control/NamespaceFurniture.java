package turbulence.simulator.control;

import java.util.function.Consumer;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Puts into every namespace what pods expect there: the default ServiceAccount, and the
/// certificate by which they know the API server.
public final class NamespaceFurniture implements Controller {
  private static final String ACCOUNT = "default";
  private static final String ROOT = "kube-root-ca.crt";
  private static final String CERTIFICATE = "ca.crt";
  private static final String WHY =
      "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
          + " endpoints such as the internal service IP or kubernetes.default.svc. No other usage"
          + " is guaranteed across distributions of Kubernetes clusters.";

  private final Means means;
  private final String certificate;

  /// The certificate is of the authority that signed the server's, in PEM.
  public NamespaceFurniture(Means means, String certificate) {
    this.means = means;
    this.certificate = certificate;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    Key key = change.key();
    if (key.resource().equals(Kinds.NAMESPACES)) {
      look.accept(key);
    } else if (key.resource().equals(Kinds.SERVICE_ACCOUNTS) && key.name().equals(ACCOUNT)
        || key.resource().equals(Kinds.CONFIG_MAPS) && key.name().equals(ROOT)) {
      look.accept(new Key(Kinds.NAMESPACES, key.namespace()));
    }
  }

  @Override
  public void reconcile(Key key) {
    if (means.store().get(key).filter(one -> !one.isDeleting()).isEmpty()) {
      return;
    }
    create(
        new Key(Kinds.SERVICE_ACCOUNTS, key.name(), ACCOUNT),
        object("ServiceAccount", JsonObject.of("name", ACCOUNT)));
    Key root = new Key(Kinds.CONFIG_MAPS, key.name(), ROOT);
    JsonObject data = JsonObject.of(CERTIFICATE, certificate);
    JsonObject metadata =
        JsonObject.of("name", ROOT, "annotations", JsonObject.of("kubernetes.io/description", WHY));
    create(root, object("ConfigMap", metadata).with("data", data));
    if (means.store().get(root).filter(Stored::isDeleting).isEmpty()) {
      means.verbs().change(Means.CALLER, root, Part.OBJECT, now -> now.with("data", data));
    }
  }

  private static JsonObject object(String kind, JsonObject metadata) {
    return JsonObject.of("apiVersion", "v1", "kind", kind).with("metadata", metadata);
  }

  private void create(Key key, JsonObject object) {
    if (means.store().get(key).isPresent()) {
      return;
    }
    try {
      means.verbs().create(Means.CALLER, key, object);
    } catch (Refusal refusal) {
      if (!Replicas.isEnding(refusal) && refusal.code() != 409) {
        throw refusal;
      }
    }
  }
}
