package turbulence.simulator.api.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.write.Admission;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Gives containers that do not say what they need the defaults of their namespace's LimitRanges.
public final class LimitDefaults implements Admission {
  static final Resource RANGES = new Resource("", "limitranges");
  static final Resource PODS = new Resource("", "pods");
  private static final String NOTE = "kubernetes.io/limit-ranger";

  private final Store store;

  public LimitDefaults(Store store) {
    this.store = store;
  }

  @Override
  public Optional<JsonObject> completed(Kind kind, JsonObject object, Intent intent) {
    if (!kind.resource().equals(PODS)) {
      return Optional.empty();
    }
    String namespace = Trees.text(object.object("metadata"), "namespace");
    JsonObject changed = object;
    for (Stored range : store.snapshot(RANGES).all(namespace)) {
      changed = new Filling(range.spec()).pod(changed);
    }
    return changed.equals(object) ? Optional.empty() : Optional.of(changed);
  }

  /// What one LimitRange fills in, and what it says of that.
  private static final class Filling {
    private final Map<String, Json> requests = new TreeMap<>();
    private final Map<String, Json> limits = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Filling(JsonObject spec) {
      for (JsonObject limit : Trees.objects(spec, "limits")) {
        if (Trees.text(limit, "type").equals("Container")) {
          limit.object("defaultRequest").forEach(e -> requests.put(e.getKey(), e.getValue()));
          limit.object("default").forEach(e -> limits.put(e.getKey(), e.getValue()));
        }
      }
    }

    JsonObject pod(JsonObject pod) {
      JsonObject spec =
          Trees.each(pod.object("spec"), "containers", one -> container(one, "container"));
      JsonObject filled =
          Trees.each(spec, "initContainers", one -> container(one, "init container"));
      if (notes.isEmpty()) {
        return pod;
      }
      JsonObject metadata = pod.object("metadata");
      String note = "LimitRanger plugin set: " + String.join("; ", notes);
      return pod.with(
              "metadata",
              metadata.with("annotations", metadata.object("annotations").with(NOTE, note)))
          .with("spec", filled);
    }

    private JsonObject container(JsonObject container, String what) {
      JsonObject resources = container.object("resources");
      String name = " for " + what + " " + Trees.text(container, "name");
      JsonObject asked = filled(resources, "requests", requests, " request" + name);
      JsonObject all = filled(asked, "limits", limits, " limit" + name);
      return all.equals(resources) ? container : container.with("resources", all);
    }

    private JsonObject filled(
        JsonObject resources, String list, Map<String, Json> defaults, String note) {
      JsonObject amounts = resources.object(list);
      List<String> set = new ArrayList<>();
      for (Map.Entry<String, Json> amount : defaults.entrySet()) {
        if (!amounts.has(amount.getKey())) {
          amounts = amounts.with(amount.getKey(), amount.getValue());
          set.add(amount.getKey());
        }
      }
      if (set.isEmpty()) {
        return resources;
      }
      notes.add(String.join(", ", set) + note);
      return resources.with(list, amounts);
    }
  }
}
