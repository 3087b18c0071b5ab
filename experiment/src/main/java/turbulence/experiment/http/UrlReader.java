package turbulence.experiment.http;

import java.util.Locale;

/// Takes a URL apart.
final class UrlReader {
  private static final String HOST = "-._~!$&'()*+,;=";

  private final String text;
  private int at;

  private UrlReader(String text) {
    this.text = text.stripLeading();
  }

  static Url read(String text) throws HttpFailed {
    return new UrlReader(text).read();
  }

  private Url read() throws HttpFailed {
    String scheme = scheme();
    int end = endOf("/\\?#", at);
    String authority = text.substring(at, end);
    int user = authority.lastIndexOf('@');
    String userInfo = user < 0 ? "" : authority.substring(0, user);
    String hostAndPort = authority.substring(user + 1);
    int colon = portColon(hostAndPort);
    return new Url(
        scheme,
        userInfo,
        host(hostAndPort.substring(0, colon)),
        port(hostAndPort, colon, scheme),
        target(end));
  }

  private String scheme() throws HttpFailed {
    int colon = text.indexOf("://");
    if (colon >= 0) {
      String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
      if (scheme.equals("http") || scheme.equals("https")) {
        at = colon + 3;
        return scheme;
      }
    }
    if (colon > 0 || text.indexOf(':') >= 0) {
      throw invalid("expected http:// or https://");
    }
    throw invalid("no scheme, perhaps https://" + text + " is meant");
  }

  private String host(String written) throws HttpFailed {
    if (written.isEmpty()) {
      throw invalid("no host");
    }
    if (written.startsWith("[")) {
      return address(written);
    }
    boolean odd = written.startsWith("*") || written.startsWith(".") || written.indexOf('%') >= 0;
    if (odd
        || written.indexOf(':') >= 0
        || written.indexOf('[') >= 0
        || written.indexOf(']') >= 0) {
      throw invalid("no host is called '" + written + "'");
    }
    return Quoting.part(Url.ascii(written, text), HOST).toLowerCase(Locale.ROOT);
  }

  /// An IPv6 address in brackets, perhaps with a zone.
  private String address(String written) throws HttpFailed {
    String bare = written.endsWith("]") ? written.substring(1, written.length() - 1) : "";
    boolean plain = bare.indexOf(':') >= 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      plain &= c < 128 && (Character.isLetterOrDigit(c) || ":.%-_".indexOf(c) >= 0);
    }
    if (!plain) {
      throw invalid("no address is written " + written);
    }
    return bare.replace("%25", "%").toLowerCase(Locale.ROOT);
  }

  private int port(String hostAndPort, int colon, String scheme) throws HttpFailed {
    String digits = colon == hostAndPort.length() ? "" : hostAndPort.substring(colon + 1);
    if (digits.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      port = c < '0' || c > '9' || port > 65_535 ? 65_536 : port * 10 + c - '0';
    }
    if (port > 65_535) {
      throw invalid("no port is called '" + digits + "'");
    }
    return port;
  }

  private String target(int from) {
    int hash = text.indexOf('#', from);
    String rest = hash < 0 ? text.substring(from) : text.substring(from, hash);
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    String quoted = Quoting.part(References.withoutDots(path), Quoting.PATH);
    String rooted = rooted(quoted);
    return question < 0 || question + 1 == rest.length()
        ? rooted
        : rooted + "?" + Quoting.part(rest.substring(question + 1), Quoting.QUERY);
  }

  private static String rooted(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return start == 1 ? path : "/" + path.substring(start);
  }

  private int portColon(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return colon > hostAndPort.lastIndexOf(']') ? colon : hostAndPort.length();
  }

  private int endOf(String stops, int from) {
    for (int i = from; i < text.length(); i++) {
      if (stops.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private HttpFailed invalid(String why) {
    return HttpFailed.invalid("invalid URL '" + text + "': " + why);
  }
}
