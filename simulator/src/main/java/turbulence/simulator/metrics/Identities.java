package turbulence.simulator.metrics;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Passage.Party;

/// As whom a pod appears in the mesh: by its service account and by the labels that name it.
final class Identities {
  private static final Resource PODS = new Resource("", "pods");
  private static final List<String> NAMES =
      List.of("service.istio.io/canonical-name", "app.kubernetes.io/name", "app");
  private static final List<String> REVISIONS =
      List.of("service.istio.io/canonical-revision", "app.kubernetes.io/version", "version");

  private final Store store;

  Identities(Store store) {
    this.store = store;
  }

  /// @param principal empty when it is not known
  /// @param service the canonical one
  /// @param revision the canonical one
  record Identity(String principal, String service, String revision) {}

  Identity of(Party party) {
    Optional<Stored> pod = store.get(new Key(PODS, party.namespace(), party.pod()));
    JsonObject labels =
        pod.map(stored -> stored.metadata().object("labels")).orElse(JsonObject.EMPTY);
    String principal =
        pod.map(stored -> stored.spec().text("serviceAccountName").orElse("default"))
            .map(account -> "spiffe://cluster.local/ns/" + party.namespace() + "/sa/" + account)
            .orElse("");
    String name = first(NAMES, labels, party.app().isEmpty() ? party.workload() : party.app());
    String version = party.version().isEmpty() ? "latest" : party.version();
    return new Identity(principal, name, first(REVISIONS, labels, version));
  }

  private static String first(List<String> names, JsonObject labels, String otherwise) {
    for (String name : names) {
      Optional<String> value = labels.text(name);
      if (value.isPresent()) {
        return value.get();
      }
    }
    return otherwise;
  }
}
