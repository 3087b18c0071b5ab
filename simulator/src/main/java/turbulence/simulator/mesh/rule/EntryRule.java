package turbulence.simulator.mesh.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.json.JsonObject;
import turbulence.simulator.store.Stored;

/// A Gateway: which hosts may come in by which pods.
///
/// @param name `namespace/name`
/// @param selector labels of the pods that it is for
record EntryRule(
    String namespace, String name, String created, JsonObject selector, List<Server> servers) {
  private static final Set<String> PLAIN = Set.of("HTTP", "HTTP2", "GRPC", "HTTP_PROXY", "");

  /// The oldest first, then by name.
  static final Comparator<EntryRule> ORDER =
      Comparator.comparing(EntryRule::created).thenComparing(EntryRule::name);

  /// Hosts at a port where no TLS is spoken.
  ///
  /// @param redirects whether callers are sent to the port where it is
  record Server(int port, List<Host> hosts, boolean redirects) {}

  /// A host that may begin with `*`, of VirtualServices in that namespace, or in any (`*`).
  record Host(String namespace, String name) {}

  static EntryRule of(Stored stored) {
    String namespace = stored.key().namespace();
    List<Server> servers = new ArrayList<>();
    for (JsonObject each : Given.objects(stored.spec(), "servers")) {
      JsonObject port = each.object("port");
      if (PLAIN.contains(Given.text(port, "protocol").toUpperCase(Locale.ROOT))) {
        servers.add(
            new Server(
                Given.number(port, "number", 0),
                Given.texts(each, "hosts").stream().map(host -> host(host, namespace)).toList(),
                Given.flag(each.object("tls"), "httpsRedirect")));
      }
    }
    return new EntryRule(
        namespace,
        namespace + "/" + stored.key().name(),
        stored.metadata().text("creationTimestamp").orElse(""),
        stored.spec().object("selector"),
        servers);
  }

  private static Host host(String written, String namespace) {
    int slash = written.indexOf('/');
    String where = slash < 0 ? "*" : written.substring(0, slash);
    return new Host(
        where.equals(".") ? namespace : where, Hosts.full(written.substring(slash + 1), namespace));
  }

  boolean isFor(JsonObject labels) {
    return labels.includes(selector);
  }
}
