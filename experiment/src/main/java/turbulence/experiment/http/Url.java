package turbulence.experiment.http;

import java.net.IDN;

/// Where a request goes.
///
/// @param scheme `http` or `https`
/// @param userInfo what stands before the `@`, as written; empty without
/// @param host lower case, ASCII; an IPv6 address without its brackets
/// @param port never 0 for lack of one
/// @param target path and query, quoted for the wire
public record Url(String scheme, String userInfo, String host, int port, String target) {

  /// Reads what people write, spaces, braces and letters of any script included.
  ///
  /// @throws HttpFailed when it is no URL of http or https
  public static Url parse(String text) throws HttpFailed {
    return UrlReader.read(text);
  }

  /// With more query arguments, which are quoted already but for characters no URL may hold.
  public Url withQuery(String arguments) {
    if (arguments.isEmpty()) {
      return this;
    }
    String glue = target.indexOf('?') < 0 ? "?" : "&";
    String more = Quoting.part(arguments, Quoting.QUERY);
    return new Url(scheme, userInfo, host, port, target + glue + more);
  }

  Url withUserInfo(String other) {
    return new Url(scheme, other, host, port, target);
  }

  /// The URL that a `Location` of this one's answer means.
  public Url resolve(String location) throws HttpFailed {
    return parse(References.absolute(this, location));
  }

  /// What another URL must share for credentials to be sent there, too.
  public boolean sharesCredentialsWith(Url other) {
    if (!host.equals(other.host)) {
      return false;
    }
    boolean sameDoor = scheme.equals(other.scheme) && port == other.port;
    boolean locked = scheme.equals("http") && port == 80 && other.isSecure() && other.port == 443;
    return sameDoor || locked;
  }

  public boolean isSecure() {
    return scheme.equals("https");
  }

  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// Host and port as the `Host` header has them.
  public String authority() {
    return port == (isSecure() ? 443 : 80) ? bracketed() : address();
  }

  /// Host and port, the port always.
  public String address() {
    return bracketed() + ":" + port;
  }

  private String bracketed() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /// Without user and password.
  @Override
  public String toString() {
    return scheme + "://" + authority() + target;
  }

  static String ascii(String host, String url) throws HttpFailed {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) > 127) {
        return toAscii(host, url);
      }
    }
    return host;
  }

  private static String toAscii(String host, String url) throws HttpFailed {
    try {
      return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      throw new HttpFailed(
          HttpFailed.Reason.INVALID, "invalid URL '" + url + "': no host is called " + host, e);
    }
  }
}
