package turbulence.simulator.api.kind;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// PriorityClasses.
final class PriorityClasses implements Behaviour {
  private static final Resource CLASSES = new Resource("scheduling.k8s.io", "priorityclasses");
  private static final long HIGHEST = 1_000_000_000;
  private static final List<String> SYSTEM =
      List.of("system-cluster-critical", "system-node-critical");

  @Override
  public JsonObject defaulted(JsonObject kind) {
    return Draft.of(kind)
        .preset("value", new JsonNumber(0L))
        .preset("preemptionPolicy", new JsonText("PreemptLowerPriority"))
        .build();
  }

  /// The class of pods that name none: of several the least important.
  static Optional<Stored> globalDefault(Store store) {
    return store.snapshot(CLASSES).all("").stream()
        .filter(each -> each.object().get("globalDefault") == JsonBool.TRUE)
        .min(
            Comparator.comparingLong(each ->
                each.object().get("value") instanceof JsonNumber value
                    ? value.value().longValue()
                    : 0));
  }

  @Override
  public Optional<String> refusal(JsonObject kind, Surroundings surroundings) {
    return kind.get("globalDefault") == JsonBool.TRUE
        ? globalDefault(surroundings.store())
            .map(each ->
                "PriorityClass "
                    + each.key().name()
                    + " is already marked as default. Only one default can exist")
        : Optional.empty();
  }

  @Override
  public void check(JsonObject kind, Findings findings) {
    Field root = Field.root(kind, findings);
    Field name = root.child("metadata", "name");
    if (SYSTEM.contains(name.text())) {
      return;
    }
    if (name.text().startsWith("system-")) {
      name.forbidden("priority class names with 'system-' prefix are reserved for system use only");
    }
    if (root.child("value").number() > HIGHEST) {
      root.child("value")
          .forbidden("maximum allowed value of a user defined priority is " + HIGHEST);
    }
    root.child("preemptionPolicy").oneOfIfSet(List.of("PreemptLowerPriority", "Never"));
  }

  @Override
  public void checkUpdate(JsonObject before, JsonObject after, Findings findings) {
    Field old = Field.root(before, findings);
    Field root = Field.root(after, findings);
    if (root.child("value").number() != old.child("value").number()) {
      root.child("value").forbidden("may not be changed in an update.");
    }
    root.child("preemptionPolicy").unchanged(old.child("preemptionPolicy"));
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
