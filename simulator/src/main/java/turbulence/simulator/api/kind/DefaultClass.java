package turbulence.simulator.api.kind;

import java.util.Comparator;
import java.util.Optional;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// The class that is taken when nothing is said: of those that an annotation marks, the newest.
public final class DefaultClass {
  private static final Comparator<Stored> ORDER =
      Comparator.comparing((Stored each) -> each.metadata().text("creationTimestamp").orElse(""))
          .reversed()
          .thenComparing(each -> each.key().name());

  private DefaultClass() {}

  public static Optional<String> of(Store store, Resource classes, String annotation) {
    return store.snapshot(classes).all("").stream()
        .filter(each ->
            each.metadata().object("annotations").text(annotation).orElse("").equals("true"))
        .min(ORDER)
        .map(each -> each.key().name());
  }
}
