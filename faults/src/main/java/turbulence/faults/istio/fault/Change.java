package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Undo;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.undo.Alike;
import turbulence.faults.kubernetes.undo.FieldPath;
import turbulence.faults.kubernetes.undo.WayBack;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// What becomes of some routes of one VirtualService.
///
/// @param service as it was read
/// @param routes those that are hit
record Change(VirtualService service, List<HttpRoute> routes, Faults faults) {

  /// What each kind of fault of each route becomes; null when there will be none.
  Map<FieldPath, @Nullable Json> afters() {
    Map<FieldPath, @Nullable Json> afters = new LinkedHashMap<>();
    for (HttpRoute route : routes) {
      faults.byKind().forEach((kind, value) -> afters.put(route.path(kind, service.http()), value));
    }
    return afters;
  }

  List<Undo> undo(Cluster cluster) throws InterruptedException {
    return WayBack.of(cluster, service.ref(), service.live(), afters());
  }

  /// What to send, onto that version only: a list of routes is always sent whole.
  ///
  /// @param fresh the VirtualService as it is by now
  JsonObject patch(JsonObject fresh) throws ActivityFailed {
    JsonObject whole = fresh;
    for (Map.Entry<FieldPath, @Nullable Json> after : afters().entrySet()) {
      refuseOthersWork(after.getKey(), fresh);
      whole = after.getKey().set(whole, after.getValue());
    }
    JsonObject metadata = fresh.object("metadata");
    Json version = metadata.get("resourceVersion");
    JsonObject.Builder onto = JsonObject.builder().put("name", service.ref().name());
    if (version != null) {
      onto.put("resourceVersion", version);
    }
    return JsonObject.builder()
        .put("apiVersion", service.ref().resource().apiVersion())
        .put("kind", "VirtualService")
        .put("metadata", onto.build())
        .put("spec", JsonObject.of("http", HttpRoute.ROUTES.in(whole)))
        .build();
  }

  /// What was written down for the way back must be what is overwritten.
  private void refuseOthersWork(FieldPath path, JsonObject fresh) throws ActivityFailed {
    String uid = service.live().object("metadata").text("uid").orElse("");
    boolean other = !uid.equals(fresh.object("metadata").text("uid").orElse(""));
    if (other || !path.leadsSomewhere(fresh)) {
      throw new ActivityFailed(
          service.target() + " was made anew or lost " + words() + " meanwhile; nothing was done");
    }
    if (!Alike.same(path.in(service.live()), path.in(fresh))) {
      throw new ActivityFailed(
          "somebody else changed a fault of "
              + service.target()
              + " at the same moment; nothing was done");
    }
  }

  /// Whether that object shows all of it.
  boolean isIn(JsonObject live) {
    for (Map.Entry<FieldPath, @Nullable Json> after : afters().entrySet()) {
      if (!Alike.same(after.getKey().in(live), after.getValue())) {
        return false;
      }
    }
    return true;
  }

  /// As `route 1 to web has a delay and no abort`.
  String words() {
    List<String> what = new ArrayList<>();
    faults
        .byKind()
        .forEach((kind, value) ->
            what.add((value == null ? "no " : kind.equals(Faults.ABORT) ? "an " : "a ") + kind));
    String has = routes.size() == 1 ? " has " : " have ";
    return VirtualService.joined(routes, ", ") + has + String.join(" and ", what);
  }
}
