package turbulence.simulator.http;

import java.util.List;

/// The first line of a request: method, target, version.
final class Target {
  private Target() {}

  static Request request(String line, Headers headers) throws Malformed {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !Head.isToken(parts[0]) || parts[1].isEmpty()) {
      throw Malformed.because("malformed request line");
    }
    boolean recent = isRecent(parts[2]);
    List<String> hosts = headers.all("Host");
    if (recent && hosts.isEmpty()) {
      throw Malformed.because("missing required Host header");
    } else if (hosts.size() > 1) {
      throw Malformed.because("too many Host headers");
    }
    String local = local(parts[1]);
    int mark = local.indexOf('?');
    String path = Percent.decode(mark < 0 ? local : local.substring(0, mark), false);
    if (path == null) {
      throw Malformed.because("invalid URL escape");
    }
    Query query = mark < 0 ? Query.NONE : Query.parse(local.substring(mark + 1));
    return new Request(parts[0], parts[1], path, query, headers, recent);
  }

  private static boolean isRecent(String version) throws Malformed {
    if (version.equals("HTTP/1.1")) {
      return true;
    } else if (version.equals("HTTP/1.0")) {
      return false;
    } else if (version.matches("HTTP/[0-9]\\.[0-9]")) {
      throw new Malformed(505, "unsupported protocol version");
    }
    throw Malformed.because("malformed HTTP version");
  }

  /// The target without scheme and host, which proxies get and servers must understand.
  private static String local(String target) throws Malformed {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) < ' ' || target.charAt(i) == 0x7f) {
        throw Malformed.because("invalid control character in URL");
      }
    }
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    int host = target.indexOf("://");
    if (host <= 0 || !target.regionMatches(true, 0, "http", 0, 4)) {
      throw Malformed.because("invalid URI for request");
    }
    int path = target.indexOf('/', host + 3);
    int query = target.indexOf('?', host + 3);
    if (path < 0 || query >= 0 && query < path) {
      return query < 0 ? "/" : "/" + target.substring(query);
    }
    return target.substring(path);
  }
}
