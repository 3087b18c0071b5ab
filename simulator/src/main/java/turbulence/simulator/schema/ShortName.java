package turbulence.simulator.schema;

/// How the list of types writes the long names that OpenAPI gives them.
final class ShortName {
  private static final String[][] PREFIXES = {
    {"&", "io.k8s.apiextensions-apiserver.pkg.apis."},
    {"$", "io.k8s.kube-aggregator.pkg.apis."},
    {"@", "io.k8s.apimachinery.pkg.apis."},
  };
  private static final String USUAL = "io.k8s.api.";

  private ShortName() {}

  static String full(String brief) {
    for (String[] prefix : PREFIXES) {
      if (brief.startsWith(prefix[0])) {
        return prefix[1] + brief.substring(1);
      }
    }
    return brief.startsWith("io.") ? brief : USUAL + brief;
  }

  static String brief(String full) {
    for (String[] prefix : PREFIXES) {
      if (full.startsWith(prefix[1])) {
        return prefix[0] + full.substring(prefix[1].length());
      }
    }
    return full.startsWith(USUAL) ? full.substring(USUAL.length()) : full;
  }
}
