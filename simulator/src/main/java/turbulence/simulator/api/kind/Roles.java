package turbulence.simulator.api.kind;

import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// Roles, of a namespace or of the cluster.
record Roles(boolean namespaced) implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject role) {
    return Draft.of(role).preset("rules", JsonNull.NULL).build();
  }

  @Override
  public void check(JsonObject role, Findings findings) {
    Field root = Field.root(role, findings);
    for (Field rule : root.child("rules")) {
      checkRule(rule);
    }
    for (Field selector : root.child("aggregationRule").child("clusterRoleSelectors")) {
      Selectors.check(selector);
    }
  }

  private void checkRule(Field rule) {
    Field urls = rule.child("nonResourceURLs");
    Field groups = rule.child("apiGroups");
    Field resources = rule.child("resources");
    if (rule.child("verbs").isEmpty()) {
      rule.child("verbs").required("verbs must contain at least one value");
    }
    if (!urls.isEmpty()) {
      if (namespaced) {
        urls.invalid("namespaced rules cannot apply to non-resource URLs");
      }
      if (!groups.isEmpty() || !resources.isEmpty() || !rule.child("resourceNames").isEmpty()) {
        urls.invalid("rules cannot apply to both regular resources and non-resource URLs");
      }
      return;
    }
    if (groups.isEmpty()) {
      groups.required("resource rules must supply at least one api group");
    }
    if (resources.isEmpty()) {
      resources.required("resource rules must supply at least one resource");
    }
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }
}
