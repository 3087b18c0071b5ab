package turbulence.simulator.api.kind;

import turbulence.json.Json;
import turbulence.json.JsonObject;

/// ResourceQuotas.
final class Quotas implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject quota) {
    return Draft.of(quota)
        .always("spec", spec -> Draft.of(spec).inside("hard", Amounts::canonical).build())
        .always("status", Quotas::status)
        .build();
  }

  private static JsonObject status(JsonObject status) {
    return Draft.of(status)
        .inside("hard", Amounts::canonical)
        .inside("used", Amounts::canonical)
        .build();
  }

  @Override
  public JsonObject created(JsonObject quota, Surroundings surroundings) {
    return quota.with("status", JsonObject.EMPTY);
  }

  @Override
  public void check(JsonObject quota, Findings findings) {
    Field hard = Field.root(quota, findings).child("spec", "hard");
    for (String name : hard.object().names()) {
      hard.key(name).holding(Json.of(name)).must(Names.labelKey(name));
      if (hard.key(name).text().startsWith("-")) {
        hard.key(name).invalid(Field.NOT_NEGATIVE);
      }
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }
}
