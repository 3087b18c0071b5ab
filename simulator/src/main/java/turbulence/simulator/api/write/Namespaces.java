package turbulence.simulator.api.write;

import java.util.Optional;
import java.util.Set;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Nothing is created where there is no namespace, or where one is being removed.
final class Namespaces {
  static final Resource NAMESPACES = new Resource("", "namespaces");

  private static final Set<String> IMMORTAL = Set.of("default", "kube-public", "kube-system");

  private Namespaces() {}

  /// Some are there for ever.
  static void requireMortal(Key key) {
    if (key.resource().equals(NAMESPACES) && IMMORTAL.contains(key.name())) {
      throw Refusals.forbidden(NAMESPACES, key.name(), "this namespace may not be deleted");
    }
  }

  static void admit(Store store, Kind kind, String namespace, String name) {
    if (!kind.namespaced()) {
      return;
    }
    Optional<Stored> found = store.get(new Key(NAMESPACES, namespace));
    if (found.isEmpty()) {
      throw Refusals.notFound(NAMESPACES, namespace);
    } else if (found.get().isDeleting()) {
      throw Refusals.terminating(kind.resource(), name, namespace);
    }
  }
}
