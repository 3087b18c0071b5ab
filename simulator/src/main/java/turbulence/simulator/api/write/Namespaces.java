package turbulence.simulator.api.write;

import java.util.Optional;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Nothing is created where there is no namespace, or where one is being removed.
final class Namespaces {
  static final Resource NAMESPACES = new Resource("", "namespaces");

  private Namespaces() {}

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
