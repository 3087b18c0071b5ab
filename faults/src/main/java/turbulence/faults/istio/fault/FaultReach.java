package turbulence.faults.istio.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Forecast;
import turbulence.experiment.extension.Forecasting;
import turbulence.faults.kubernetes.cluster.Cluster;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.forecast.Telling;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// Which requests faults of routes would reach, and what keeps them from it.
record FaultReach(Cluster cluster, List<Change> changes) implements Forecasting {
  private static final String MESH = "mesh";

  FaultReach {
    changes = List.copyOf(changes);
  }

  @Override
  public Forecast look() throws ActivityFailed, InterruptedException {
    Telling telling = new Telling();
    for (Change change : changes) {
      VirtualService service = change.service();
      tellWhere(service, telling);
      for (HttpRoute route : change.routes()) {
        tellOf(route, change.faults(), telling);
        tellWhoIsFirst(route, service, telling);
      }
      telling.about(
          "which others speak for its hosts", () -> new Rivals(cluster, service).tell(telling));
      Need need = Need.of("patch", service.ref().resource(), service.ref().namespace());
      new Rights(cluster).tell(List.of(need.on(service.ref().name())), telling);
    }
    return telling.forecast();
  }

  private static void tellWhere(VirtualService service, Telling telling) {
    List<String> gateways = new ArrayList<>(service.texts("gateways"));
    boolean inMesh = gateways.isEmpty() || gateways.remove(MESH);
    String hosts = "for " + VirtualService.joined(service.texts("hosts"), ", ");
    String at = VirtualService.joined(gateways, ", ");
    if (gateways.isEmpty()) {
      telling.effect(hosts + " it acts in the sidecars of whoever asks");
    } else if (inMesh) {
      telling.effect(hosts + " it acts in the sidecars of whoever asks, and at gateway " + at);
    } else {
      telling.effect(hosts + " it acts at gateway " + at + " only: sidecars do not follow it");
    }
  }

  private static void tellOf(HttpRoute route, Faults faults, Telling telling) {
    for (Map.Entry<String, @Nullable Json> fault : faults.byKind().entrySet()) {
      Json now = route.fault(fault.getKey());
      if (fault.getValue() instanceof JsonObject wanted) {
        String had = now == null ? "" : ", in the place of " + now;
        telling.effect(route + ": " + share(wanted) + " " + words(fault.getKey(), wanted) + had);
      } else {
        telling.effect(route + (now == null ? " has no " : " loses its ") + fault.getKey());
      }
    }
  }

  private static String words(String kind, JsonObject fault) {
    if (kind.equals(Faults.DELAY)) {
      return "wait " + fault.text("fixedDelay").orElse("as " + fault);
    }
    Json status = fault.get("httpStatus");
    return "are answered with " + (status == null ? fault : status);
  }

  private static String share(JsonObject fault) {
    Json share = fault.object("percentage").get("value");
    Json percent = share == null ? fault.get("percent") : share;
    if (!(percent instanceof JsonNumber number)) {
      return "no request, since no percentage is said,";
    }
    return number.doubleValue() >= 100 ? "all requests" : number + " % of requests";
  }

  private static void tellWhoIsFirst(HttpRoute route, VirtualService service, Telling telling) {
    for (HttpRoute before : service.routes().subList(0, route.place())) {
      if (before.takesAll()) {
        telling.effect(route + " is never reached: " + before + " before it takes every request");
        return;
      }
    }
  }

  /// Other VirtualServices with the same hosts.
  private record Rivals(Cluster cluster, VirtualService service) {
    void tell(Telling telling) throws ClusterFailed, InterruptedException {
      for (JsonObject other : others()) {
        JsonObject metadata = other.object("metadata");
        VirtualService rival = new VirtualService(ref(metadata), other);
        List<String> shared = new ArrayList<>(rival.texts("hosts"));
        shared.retainAll(service.texts("hosts"));
        if (!rival.ref().equals(service.ref()) && !shared.isEmpty() && isAtSamePlace(rival)) {
          boolean older = created(other).compareTo(created(service.live())) < 0;
          String hosts = VirtualService.joined(shared, ", ");
          telling.effect(
              rival.target()
                  + " speaks for "
                  + hosts
                  + ", too"
                  + (older ? ", and is older: sidecars follow that one" : ""));
        }
      }
    }

    private turbulence.faults.kubernetes.cluster.Ref ref(JsonObject metadata) {
      return service
          .ref()
          .resource()
          .ref(metadata.text("namespace").orElse("default"), metadata.text("name").orElse("-"));
    }

    /// Of all namespaces, as far as that may be asked.
    private List<JsonObject> others() throws ClusterFailed, InterruptedException {
      try {
        return cluster.list(service.ref().resource().everywhere());
      } catch (ClusterFailed e) {
        if (!e.isForbidden()) {
          throw e;
        }
        return cluster.list(service.ref().resource().in(service.ref().namespace()));
      }
    }

    /// A short host means one thing in each namespace.
    private boolean isAtSamePlace(VirtualService rival) {
      boolean near = rival.ref().namespace().equals(service.ref().namespace());
      boolean full = service.texts("hosts").stream().anyMatch(host -> host.indexOf('.') >= 0);
      List<String> mine = service.texts("gateways");
      List<String> theirs = rival.texts("gateways");
      boolean bothInMesh = isInMesh(mine) && isInMesh(theirs);
      return (near || full) && (bothInMesh || mine.stream().anyMatch(theirs::contains));
    }

    private static boolean isInMesh(List<String> gateways) {
      return gateways.isEmpty() || gateways.contains(MESH);
    }

    private static String created(JsonObject object) {
      return object.object("metadata").text("creationTimestamp").orElse("");
    }
  }
}
