package turbulence.simulator.api.kind;

import turbulence.json.JsonObject;

/// Leases.
final class Leases implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject lease) {
    return Draft.of(lease).always("spec", spec -> spec).build();
  }

  @Override
  public void check(JsonObject lease, Findings findings) {
    Field spec = Field.root(lease, findings).child("spec");
    Field duration = spec.child("leaseDurationSeconds");
    if (duration.isSet() && duration.number() <= 0) {
      duration.invalid("must be greater than 0");
    }
    spec.child("leaseTransitions").notNegative();
  }
}
