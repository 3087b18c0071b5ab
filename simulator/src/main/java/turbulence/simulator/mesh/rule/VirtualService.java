package turbulence.simulator.mesh.rule;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// Routes for some hosts.
///
/// @param hosts full names, which may begin with `*`
/// @param gateways where they act: `namespace/name`, or `mesh` for all sidecars
/// @param exported the namespaces that know of it, `*` for all
record VirtualService(
    String namespace,
    String name,
    String created,
    List<String> hosts,
    List<String> gateways,
    List<String> exported,
    List<Route> routes) {
  /// The oldest first, then by name.
  static final Comparator<VirtualService> ORDER =
      Comparator.comparing(VirtualService::created)
          .thenComparing(VirtualService::namespace)
          .thenComparing(VirtualService::name);

  static VirtualService of(Stored stored) {
    String namespace = stored.key().namespace();
    JsonObject spec = stored.spec();
    List<String> gateways = Given.texts(spec, "gateways");
    return new VirtualService(
        namespace,
        stored.key().name(),
        stored.metadata().text("creationTimestamp").orElse(""),
        Given.texts(spec, "hosts").stream().map(host -> Hosts.full(host, namespace)).toList(),
        gateways.isEmpty() ? List.of(Asked.MESH) : Hosts.gateways(gateways, namespace),
        Exports.of(spec, namespace),
        Given.objects(spec, "http").stream().map(route -> Route.of(route, namespace)).toList());
  }

  boolean isKnownIn(String other) {
    return Exports.reach(exported, other);
  }

  /// The most exact of its hosts that stand for that one; null when none does.
  @Nullable String best(String host) {
    String best = null;
    for (String each : hosts) {
      if (Hosts.fits(each, host) && (best == null || Hosts.weight(each) > Hosts.weight(best))) {
        best = each;
      }
    }
    return best;
  }
}
