package turbulence.simulator.mesh.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.rule.EntryRule.Host;
import turbulence.simulator.mesh.rule.EntryRule.Server;

/// What the Gateways for some pods let in, and where it goes.
public final class Entry {
  private final Map<String, Domain> domains = new LinkedHashMap<>();
  private final List<JsonObject> selectors = new ArrayList<>();

  /// A route, and the Gateway through which it is reached.
  public record Bound(Route route, String gateway, String namespace) {}

  /// Routes of a host, which may begin with `*`.
  ///
  /// @param redirects whether all callers are sent to where TLS is spoken
  public record Domain(String host, List<Bound> routes, boolean redirects) {}

  /// @param labels of the pods; null for all
  Entry(List<EntryRule> gateways, List<VirtualService> services, @Nullable JsonObject labels) {
    for (EntryRule gateway : gateways) {
      if (labels == null || gateway.isFor(labels)) {
        selectors.add(gateway.selector());
        gateway.servers().forEach(server -> add(gateway, server, services));
      }
    }
    domains.replaceAll((_, domain) -> ordered(domain));
  }

  private void add(EntryRule gateway, Server server, List<VirtualService> services) {
    for (Host host : server.hosts()) {
      domains.merge(
          host.name(), new Domain(host.name(), List.of(), server.redirects()), Entry::both);
      for (VirtualService service : services) {
        if (service.gateways().contains(gateway.name())
            && service.isKnownIn(gateway.namespace())
            && (host.namespace().equals("*") || host.namespace().equals(service.namespace()))) {
          add(gateway, server, host, service);
        }
      }
    }
  }

  private void add(EntryRule gateway, Server server, Host host, VirtualService service) {
    List<Bound> bound =
        service.routes().stream()
            .map(route -> new Bound(route, gateway.name(), service.namespace()))
            .toList();
    for (String name : service.hosts()) {
      if (Hosts.overlap(host.name(), name)) {
        String narrow = Hosts.weight(name) >= Hosts.weight(host.name()) ? name : host.name();
        domains.merge(narrow, new Domain(narrow, bound, server.redirects()), Entry::both);
      }
    }
  }

  private static Domain both(Domain one, Domain other) {
    List<Bound> all = new ArrayList<>(one.routes);
    other.routes.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Domain(one.host, all, one.redirects && other.redirects);
  }

  /// Of several VirtualServices for one host, routes that take everything come last.
  private static Domain ordered(Domain domain) {
    List<Bound> all = new ArrayList<>(domain.routes);
    all.removeIf(each -> each.route.takesAll());
    domain.routes.stream().filter(each -> each.route.takesAll()).forEach(all::add);
    return new Domain(domain.host, List.copyOf(all), domain.redirects);
  }

  /// Whether a Gateway opens a port at all.
  public boolean isOpen() {
    return !selectors.isEmpty();
  }

  /// Whether pods of a service with that selector may be those that a Gateway is for.
  public boolean mayBeBehind(JsonObject service) {
    return !service.isEmpty() && selectors.stream().anyMatch(own -> agree(own, service));
  }

  private static boolean agree(JsonObject one, JsonObject other) {
    for (Map.Entry<String, Json> label : one) {
      Json there = other.get(label.getKey());
      if (there != null && !there.equals(label.getValue())) {
        return false;
      }
    }
    return true;
  }

  /// The most exact host that stands for that one.
  public Optional<Domain> find(String host) {
    Domain own = domains.get(host);
    if (own != null) {
      return Optional.of(own);
    }
    Domain best = null;
    for (Domain domain : domains.values()) {
      if (Hosts.fits(domain.host, host)
          && (best == null || Hosts.weight(domain.host) > Hosts.weight(best.host))) {
        best = domain;
      }
    }
    return Optional.ofNullable(best);
  }
}
