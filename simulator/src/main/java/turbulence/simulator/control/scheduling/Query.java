package turbulence.simulator.control.scheduling;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;

/// Which pods are meant: by namespace and labels.
///
/// @param namespaces null for all
record Query(@Nullable Set<String> namespaces, Selector selector) {
  boolean matches(String namespace, JsonObject labels) {
    return (namespaces == null || namespaces.contains(namespace)) && selector.matches(labels);
  }
}
