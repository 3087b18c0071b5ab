package turbulence.simulator.mesh.rule;

import java.util.List;
import java.util.Locale;

/// Names of hosts and Gateways as Istio's objects write them.
public final class Hosts {
  private static final String CLUSTER = ".svc.cluster.local";

  private Hosts() {}

  /// The full name of a host: a name without dots is a service of the namespace that it is written
  /// in.
  public static String full(String written, String namespace) {
    String host = written.toLowerCase(Locale.ROOT);
    return host.isEmpty() || host.indexOf('.') >= 0 || host.startsWith("*")
        ? host
        : service(host, namespace);
  }

  /// The full name of a service.
  public static String service(String name, String namespace) {
    return name + "." + namespace + CLUSTER;
  }

  /// The name and namespace in a full name of a service; empty when it is none.
  public static List<String> parts(String full) {
    if (!full.endsWith(CLUSTER)) {
      return List.of();
    }
    int end = full.length() - CLUSTER.length();
    int dot = full.indexOf('.');
    return dot < end && full.indexOf('.', dot + 1) == end
        ? List.of(full.substring(0, dot), full.substring(dot + 1, end))
        : List.of();
  }

  /// Whether a written host, which may begin with `*`, stands for that one.
  static boolean fits(String written, String host) {
    return written.startsWith("*") ? host.endsWith(written.substring(1)) : written.equals(host);
  }

  /// Whether one of two written hosts stands for all that the other one does.
  static boolean overlap(String one, String other) {
    if (one.startsWith("*") && other.startsWith("*")) {
      String a = one.substring(1);
      String b = other.substring(1);
      return a.endsWith(b) || b.endsWith(a);
    }
    return one.startsWith("*") ? fits(one, other) : fits(other, one);
  }

  /// How exact a written host is: the greater, the more.
  static int weight(String written) {
    return written.startsWith("*") ? written.length() : Integer.MAX_VALUE;
  }

  /// Full names of Gateways that are named in an object of that namespace.
  static List<String> gateways(List<String> written, String namespace) {
    return written.stream()
        .map(name ->
            name.equals(Asked.MESH) || name.indexOf('/') >= 0 ? name : namespace + "/" + name)
        .toList();
  }
}
