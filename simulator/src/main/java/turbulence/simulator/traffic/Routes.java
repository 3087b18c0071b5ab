package turbulence.simulator.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Front.Fit;

/// Which service answers for a host and path: what the rules of all Ingresses say together.
///
/// A rule's own host comes before a wildcard, which stands for one label, and both before rules
/// without a host; of paths an exact one comes first, then the longest, then the oldest Ingress.
final class Routes {
  static final Resource INGRESSES = new Resource("networking.k8s.io", "ingresses");

  private final Store store;
  private final Services services;
  private final Doorkeeper doorkeeper;

  Routes(Store store, Services services, Doorkeeper doorkeeper) {
    this.store = store;
    this.services = services;
    this.doorkeeper = doorkeeper;
  }

  private List<Stored> served() {
    return store.snapshot(INGRESSES).all("").stream().filter(doorkeeper::serves).toList();
  }

  /// How well a rule's host fits; the order is from best to worst.
  private enum HostFit {
    OWN,
    WILDCARD,
    ANY,
    NONE;

    static HostFit of(String ruled, String host) {
      if (ruled.isEmpty()) {
        return ANY;
      } else if (ruled.equals(host)) {
        return OWN;
      }
      int dot = host.indexOf('.');
      return ruled.startsWith("*.") && dot > 0 && host.substring(dot).equals(ruled.substring(1))
          ? WILDCARD
          : NONE;
    }
  }

  private record Match(HostFit fit, boolean exact, int length, Backend backend) {}

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing(Match::exact).thenComparingInt(Match::length).reversed();

  /// How well the Ingresses know a host.
  Fit fit(String host) {
    Fit best = Fit.NONE;
    for (Stored ingress : served()) {
      Fit fit = ingress.spec().has("defaultBackend") ? Fit.ANY : Fit.UNKNOWN;
      best = fit.compareTo(best) < 0 ? fit : best;
      for (JsonObject rule : Services.objects(ingress.spec().array("rules"))) {
        HostFit own = HostFit.of(rule.text("host").orElse("").toLowerCase(Locale.ROOT), host);
        fit = own == HostFit.NONE ? Fit.UNKNOWN : Fit.valueOf(own.name());
        best = fit.compareTo(best) < 0 ? fit : best;
      }
    }
    return best.compareTo(Fit.ANY) > 0 && balanced(host).isPresent() ? Fit.ANY : best;
  }

  /// The backend for a `Host` header and a path.
  Optional<Backend> find(String hostHeader, String path) {
    String host = Names.bare(hostHeader);
    List<Stored> ingresses = new ArrayList<>(served());
    ingresses.sort(
        Comparator.comparing(stored -> stored.metadata().text("creationTimestamp").orElse("")));
    List<Match> matches = new ArrayList<>();
    HostFit best = HostFit.NONE;
    for (Stored ingress : ingresses) {
      for (JsonObject rule : Services.objects(ingress.spec().array("rules"))) {
        HostFit fit = HostFit.of(rule.text("host").orElse("").toLowerCase(Locale.ROOT), host);
        if (fit != HostFit.NONE) {
          best = fit.compareTo(best) < 0 ? fit : best;
          addMatches(ingress, rule, fit, path, matches);
        }
      }
    }
    HostFit chosen = best;
    return matches.stream()
        .filter(match -> match.fit() == chosen)
        .min(BEST_FIRST)
        .map(Match::backend)
        .or(() -> byDefault(ingresses, host, chosen))
        .or(() -> balanced(host));
  }

  private static void addMatches(
      Stored ingress, JsonObject rule, HostFit fit, String path, List<Match> matches) {
    for (JsonObject ruled : Services.objects(rule.object("http").array("paths"))) {
      String wanted = ruled.text("path").orElse("/");
      String type = ruled.text("pathType").orElse("ImplementationSpecific");
      if (fits(type, wanted.isEmpty() ? "/" : wanted, path)) {
        Backend.of(ingress.key().namespace(), ruled.object("backend"))
            .map(backend -> new Match(fit, type.equals("Exact"), wanted.length(), backend))
            .ifPresent(matches::add);
      }
    }
  }

  private static boolean fits(String type, String wanted, String path) {
    if (type.equals("Exact")) {
      return path.equals(wanted);
    } else if (!type.equals("Prefix")) {
      return path.startsWith(wanted);
    }
    String folder = wanted.endsWith("/") ? wanted : wanted + "/";
    return path.startsWith(folder) || (path + "/").equals(folder);
  }

  /// What an Ingress names for everything that its rules do not.
  private static Optional<Backend> byDefault(List<Stored> ingresses, String host, HostFit fit) {
    return ingresses.stream()
        .filter(ingress -> fit == HostFit.NONE || fit == HostFit.ANY || rules(ingress, host))
        .flatMap(ingress ->
            Backend.of(ingress.key().namespace(), ingress.spec().object("defaultBackend")).stream())
        .findFirst();
  }

  private static boolean rules(Stored ingress, String host) {
    return Services.objects(ingress.spec().array("rules")).stream()
        .anyMatch(rule -> HostFit.of(rule.text("host").orElse(""), host) != HostFit.NONE);
  }

  /// A service of type LoadBalancer has no address of its own here: its name as the host stands for
  /// it.
  private Optional<Backend> balanced(String host) {
    for (Names.Reading reading : Names.readings(host, "default")) {
      Optional<Stored> service =
          services
              .named(reading.namespace(), reading.service())
              .filter(found -> reading.hostname().isEmpty())
              .filter(found -> found.spec().text("type").orElse("").equals("LoadBalancer"));
      if (service.isPresent()) {
        Key key = service.get().key();
        return Services.objects(service.get().spec().array("ports")).stream()
            .findFirst()
            .map(port -> Services.number(port.get("port")))
            .map(number -> new Backend(key.namespace(), key.name(), "", number));
      }
    }
    return Optional.empty();
  }
}
