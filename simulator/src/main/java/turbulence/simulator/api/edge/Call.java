package turbulence.simulator.api.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Kind;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Query;
import turbulence.simulator.store.Key;

/// A request for a resource: who does what to which kind, and the exchange that it came by.
record Call(
    Exchange exchange,
    Caller caller,
    String verb,
    Kind kind,
    Target target,
    List<String> warnings) {
  Call(Exchange exchange, Caller caller, String verb, Kind kind, Target target) {
    this(exchange, caller, verb, kind, target, new ArrayList<>(Deprecations.of(kind.info())));
  }

  Query query() {
    return exchange.request().query();
  }

  String namespace() {
    return target.namespace();
  }

  String name() {
    return target.name();
  }

  Key key() {
    return new Key(kind.resource(), target.namespace(), target.name());
  }

  /// Whether that parameter is given, and not as `false` or `0`.
  boolean asks(String parameter) {
    return isYes(query().first(parameter));
  }

  static boolean isYes(@Nullable String value) {
    return value != null && !value.equalsIgnoreCase("false") && !value.equals("0");
  }
}
