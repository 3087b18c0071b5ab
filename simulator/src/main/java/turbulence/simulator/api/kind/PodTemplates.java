package turbulence.simulator.api.kind;

import turbulence.json.JsonObject;

/// PodTemplates.
final class PodTemplates implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject template) {
    return Draft.of(template).always("template", PodSpecs::template).build();
  }

  @Override
  public void check(JsonObject template, Findings findings) {
    PodSpecCheck.checkTemplate(Field.root(template, findings).child("template"));
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
