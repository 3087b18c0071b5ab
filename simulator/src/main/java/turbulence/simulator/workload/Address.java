package turbulence.simulator.workload;

/// Whom a URL calls: its host and port, and the path and query that are sent there.
public record Address(String host, int port, String target) {
  /// Reads an `http` URL; a query may stand right behind the host.
  public static Address of(String url) {
    if (!url.regionMatches(true, 0, "http://", 0, 7)) {
      throw new IllegalArgumentException("unsupported protocol scheme in \"" + url + "\"");
    }
    int end = 7;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(Math.max(7, url.lastIndexOf('@', end) + 1), end);
    int fragment = url.indexOf('#', end);
    String target = url.substring(end, fragment < 0 ? url.length() : fragment);
    String path = target.startsWith("/") ? target : "/" + target;
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.endsWith("]")) {
      return new Address(host(authority, url), 80, path);
    }
    return new Address(
        host(authority.substring(0, colon), url), port(authority.substring(colon + 1), url), path);
  }

  private static String host(String host, String url) {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("no Host in request URL \"" + url + "\"");
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(String digits, String url) {
    boolean number = !digits.isEmpty() && digits.length() <= 5;
    if (!number || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("invalid port in \"" + url + "\"");
    }
    return Integer.parseInt(digits);
  }

  /// What a `Host` header says.
  public String authority() {
    return port == 80 ? host : host + ":" + port;
  }
}
