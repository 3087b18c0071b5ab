package turbulence.simulator.mesh;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.mesh.rule.Hosts;
import turbulence.simulator.mesh.rule.Route;
import turbulence.simulator.mesh.rule.Rulebook;
import turbulence.simulator.mesh.rule.Target;
import turbulence.simulator.store.Stored;
import turbulence.simulator.traffic.Services;

/// The rules and services of one moment, and what was looked up in them. Shared between threads.
final class Book {
  private static final int MOST = 10_000;
  private static final Set<String> NOT_HTTP =
      Set.of("tcp", "tls", "https", "mongo", "mysql", "redis", "udp");

  private final long writes;
  private final Rulebook rules;
  private final Services services;
  private volatile @Nullable List<Gate> gates;
  private final Map<Question, Optional<Called>> found = new ConcurrentHashMap<>();

  /// @param writes tells books apart
  Book(long writes, Rulebook rules, Services services) {
    this.writes = writes;
    this.rules = rules;
    this.services = services;
  }

  /// A caller's words.
  ///
  /// @param dialled where its connection goes
  /// @param authority whom it asks for
  record Question(String namespace, String dialled, String authority, int port) {}

  long writes() {
    return writes;
  }

  Rulebook rules() {
    return rules;
  }

  /// A service's port by which proxies at the border are open to the outside.
  record Gate(Stored service, int port) {}

  /// All of them, searched for once.
  List<Gate> gates(Supplier<List<Gate>> search) {
    List<Gate> found = gates;
    if (found == null) {
      found = search.get();
      gates = found;
    }
    return found;
  }

  /// Whom the mesh takes the caller to mean; null when it only passes on what it sends.
  @Nullable Called called(Question question) {
    Optional<Called> known = found.get(question);
    if (known == null) {
      known = Optional.ofNullable(search(question));
      if (found.size() > MOST) {
        found.clear(); // names are what callers make up
      }
      found.put(question, known);
    }
    return known.orElse(null);
  }

  private @Nullable Called search(Question question) {
    String name = Services.bare(question.authority);
    Optional<Stored> service =
        Services.isAddress(name) ? services.at(name) : services.called(name, question.namespace);
    String host =
        service
            .map(found -> Hosts.service(found.key().name(), found.key().namespace()))
            .orElse(name);
    boolean same = service.isPresent() && name.equalsIgnoreCase(question.dialled);
    if (!same && !leadsSomewhere(question)) {
      return null;
    } else if (service.isPresent()) {
      Optional<Boolean> http = speaksHttp(service.get(), question.port);
      if (!http.orElse(false)) {
        return http.isPresent() ? Called.OPAQUE : null;
      }
    }
    List<Route> routes = rules.routes(host, question.namespace);
    if (service.isEmpty() && routes == null) {
      return null;
    }
    return new Called(
        host,
        service.map(found -> found.key().name()).orElse(""),
        service.map(found -> found.key().namespace()).orElse(""),
        routes == null ? List.of(Route.plain(Target.of(host, question.port))) : routes);
  }

  /// Names that are unknown do not come as far as a proxy.
  private boolean leadsSomewhere(Question question) {
    return Services.isAddress(question.dialled)
        || services.called(question.dialled, question.namespace).isPresent();
  }

  /// As the port's name or its `appProtocol` says; one that says nothing is listened to. Empty when
  /// the service has no such port.
  private static Optional<Boolean> speaksHttp(Stored service, int number) {
    for (JsonObject port : Services.objects(service.spec().array("ports"))) {
      if (Services.number(port.get("port")) == number) {
        String said = port.text("appProtocol").or(() -> port.text("name")).orElse("");
        int dash = said.indexOf('-');
        String word = (dash < 0 ? said : said.substring(0, dash)).toLowerCase(Locale.ROOT);
        return Optional.of(!NOT_HTTP.contains(word));
      }
    }
    return Optional.empty();
  }
}
