package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// PriorityClasses.
final class PriorityClasses implements Behaviour {
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
