package turbulence.simulator.api.discovery;

import java.util.concurrent.atomic.AtomicReference;
import turbulence.json.JsonObject;

/// The catalogue as it is now. Shared between threads: each look gives one that never changes.
public final class LiveCatalogue {
  private final AtomicReference<Catalogue> now;

  public LiveCatalogue() {
    this(Catalogue.builtIn());
  }

  /// One that begins so.
  public LiveCatalogue(Catalogue first) {
    now = new AtomicReference<>(first);
  }

  public Catalogue now() {
    return now.get();
  }

  /// Takes in a CustomResourceDefinition, or a change of one.
  public void define(JsonObject definition) {
    now.updateAndGet(catalogue -> catalogue.with(definition));
  }

  /// Forgets the CustomResourceDefinition of that name.
  public void forget(String definition) {
    now.updateAndGet(catalogue -> catalogue.without(definition));
  }
}
