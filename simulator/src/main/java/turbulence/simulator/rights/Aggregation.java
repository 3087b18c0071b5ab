package turbulence.simulator.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.api.select.LabelSelector;
import turbulence.simulator.control.Controller;
import turbulence.simulator.control.Means;
import turbulence.simulator.store.Change;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Stored;

/// Gives cluster roles that gather others the rules of those.
public final class Aggregation implements Controller {
  private static final Caller SELF = Caller.component("clusterrole-aggregation-controller");

  private final Means means;

  public Aggregation(Means means) {
    this.means = means;
  }

  @Override
  public void seen(Change change, Consumer<Key> look) {
    if (!change.key().resource().equals(Roles.CLUSTER_ROLES)) {
      return;
    }
    for (Stored role : means.store().snapshot(Roles.CLUSTER_ROLES).all("")) {
      if (role.object().has("aggregationRule")) {
        look.accept(role.key());
      }
    }
  }

  @Override
  public void reconcile(Key key) {
    Stored role = means.store().get(key).orElse(null);
    if (role == null || role.isDeleting() || selectors(role.object()).isEmpty()) {
      return;
    }
    JsonArray rules = gathered(role);
    if (!rules.equals(role.object().array("rules"))) {
      means.verbs().change(SELF, key, Part.OBJECT, now -> now.with("rules", rules));
    }
  }

  private static List<JsonObject> selectors(JsonObject role) {
    List<JsonObject> selectors = new ArrayList<>();
    for (Json each : role.object("aggregationRule").array("clusterRoleSelectors")) {
      if (each instanceof JsonObject selector) {
        selectors.add(selector);
      }
    }
    return selectors;
  }

  /// What each selector finds, by the roles' names; no rule twice.
  private JsonArray gathered(Stored role) {
    List<Json> rules = new ArrayList<>();
    List<Stored> all = means.store().snapshot(Roles.CLUSTER_ROLES).all("");
    for (JsonObject selector : selectors(role.object())) {
      LabelSelector labels = LabelSelector.of(selector);
      for (Stored other : all) {
        if (!other.key().equals(role.key()) && labels.selects(other.object())) {
          for (Json rule : other.object().array("rules")) {
            if (!rules.contains(rule)) {
              rules.add(rule);
            }
          }
        }
      }
    }
    return new JsonArray(rules);
  }
}
