package turbulence.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Host names as the cluster's DNS reads them.
final class Names {
  private static final String CLUSTER = ".cluster.local";

  private Names() {}

  /// What a name may mean: a service, or one pod of a headless service by its hostname.
  record Reading(String hostname, String service, String namespace) {}

  /// An authority's host, without its port and in lower case.
  static String bare(String authority) {
    int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.lastIndexOf(':');
    return (end <= 0 ? authority : authority.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  static boolean isLocal(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /// Whether it is an address and no name.
  static boolean isAddress(String host) {
    if (host.indexOf(':') >= 0) {
      return true;
    }
    String[] parts = host.split("\\.", -1);
    return parts.length == 4 && List.of(parts).stream().allMatch(Names::isByte);
  }

  private static boolean isByte(String part) {
    return !part.isEmpty()
        && part.length() <= 3
        && part.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(part) <= 255;
  }

  /// What a name may mean for a caller in that namespace, in the order in which a pod's resolver
  /// tries it.
  static List<Reading> readings(String host, String namespace) {
    String name = host.toLowerCase(Locale.ROOT);
    List<Reading> readings = new ArrayList<>();
    if (name.endsWith(".")) {
      read(name.substring(0, name.length() - 1), readings);
      return readings;
    }
    if (!namespace.isEmpty()) {
      read(name + "." + namespace + ".svc" + CLUSTER, readings);
    }
    read(name + ".svc" + CLUSTER, readings);
    read(name + CLUSTER, readings);
    read(name, readings);
    return readings;
  }

  private static void read(String full, List<Reading> readings) {
    if (!full.endsWith(".svc" + CLUSTER)) {
      return;
    }
    String[] parts = full.substring(0, full.length() - 4 - CLUSTER.length()).split("\\.", -1);
    if (parts.length == 2) {
      readings.add(new Reading("", parts[0], parts[1]));
    } else if (parts.length == 3) {
      readings.add(new Reading(parts[0], parts[1], parts[2]));
    }
  }

  /// The address in a name such as `10-1-2-3.shop.pod`.
  static Optional<String> podAddress(String host, String namespace) {
    String name = host.toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String inner =
        bare.endsWith(CLUSTER) ? bare.substring(0, bare.length() - CLUSTER.length()) : bare;
    int dot = inner.indexOf('.');
    if (dot < 0 || !inner.endsWith(".pod") || namespace.isEmpty() && bare.equals(inner)) {
      return Optional.empty();
    }
    String address = inner.substring(0, dot).replace('-', '.');
    return isAddress(address) ? Optional.of(address) : Optional.empty();
  }
}
