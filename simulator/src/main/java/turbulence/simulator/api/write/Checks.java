package turbulence.simulator.api.write;

import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.api.kind.Metadata;
import turbulence.simulator.api.kind.Surroundings;

/// Refuses what a real server refuses, all mistakes at once.
final class Checks {
  private Checks() {}

  static void created(Kind kind, JsonObject object, Surroundings surroundings) {
    Findings findings = new Findings();
    Metadata.check(object, kind.behaviour().nameRule(), kind.namespaced(), findings);
    kind.behaviour().check(object, findings);
    custom(kind, object, findings);
    if (findings.isEmpty()) {
      kind.behaviour().checkAgainst(null, object, surroundings, findings);
    }
    refuse(kind, object, findings);
  }

  static void updated(Kind kind, JsonObject before, JsonObject after, Surroundings surroundings) {
    Findings findings = new Findings();
    Metadata.checkUpdate(before, after, findings);
    kind.behaviour().checkUpdate(before, after, findings);
    custom(kind, after, findings);
    if (findings.isEmpty()) {
      kind.behaviour().checkAgainst(before, after, surroundings, findings);
    }
    refuse(kind, after, findings);
  }

  static void statusUpdated(Kind kind, JsonObject before, JsonObject after) {
    Findings findings = new Findings();
    Metadata.checkUpdate(before, after, findings);
    kind.behaviour().checkStatusUpdate(before, after, findings);
    custom(kind, after, findings);
    refuse(kind, after, findings);
  }

  private static void custom(Kind kind, JsonObject object, Findings findings) {
    kind.custom()
        .ifPresent(schema ->
            schema
                .validate(object)
                .forEach(fault -> findings.add(fault.reason(), fault.field(), fault.message())));
  }

  private static void refuse(Kind kind, JsonObject object, Findings findings) {
    if (!findings.isEmpty()) {
      throw Refusals.invalid(kind, Meta.name(object), findings.all());
    }
  }
}
