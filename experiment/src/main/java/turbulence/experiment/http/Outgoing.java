package turbulence.experiment.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/// A request as it goes over the wire.
final class Outgoing {
  private Outgoing() {}

  /// Head and the empty line after it.
  ///
  /// @param target path and query, or the whole URL when a proxy is asked
  static byte[] head(HttpRequest request, String target, Headers headers) throws HttpFailed {
    if (!isToken(request.method())) {
      throw HttpFailed.invalid("no HTTP method is called '" + request.method() + "'");
    }
    StringBuilder text = new StringBuilder(256);
    text.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    for (Headers.Header header : headers) {
      check(header);
      text.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// What everybody sends, unless the caller says otherwise, and then what the caller says.
  static Headers headers(HttpRequest request, String agent) {
    Headers headers =
        Headers.of("Host", request.url().authority())
            .with("User-Agent", agent)
            .with("Accept-Encoding", "gzip, deflate")
            .with("Accept", "*/*")
            .with("Connection", "keep-alive");
    Set<String> told = new HashSet<>();
    for (Headers.Header header : request.headers()) {
      headers =
          told.add(header.name())
              ? headers.with(header.name(), header.value())
              : headers.and(header.name(), header.value());
    }
    boolean silent = request.method().equals("GET") || request.method().equals("HEAD");
    return request.body().isEmpty() && silent
        ? headers
        : headers.with("Content-Length", Integer.toString(request.body().size()));
  }

  /// For `Authorization` and its like; credentials have a colon between user and password.
  static String basic(String credentials) {
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(credentials);
    byte[] bytes =
        credentials.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /// What a URL says before its `@`, its escapes undone; empty without a colon.
  static String credentials(Url url) {
    return url.userInfo().indexOf(':') < 0 ? "" : Quoting.undo(url.userInfo());
  }

  private static void check(Headers.Header header) throws HttpFailed {
    String name = header.name();
    if (name.isEmpty() || !isClean(name) || name.indexOf(':') >= 0) {
      throw HttpFailed.invalid("no header may be called '" + shown(name) + "'");
    }
    if (!isClean(header.value())) {
      throw HttpFailed.invalid(
          "the value of header '"
              + name
              + "' starts with a space, or holds a line break or a character beyond Latin-1");
    }
    if (name.equalsIgnoreCase("Transfer-Encoding")) {
      throw HttpFailed.invalid("header 'Transfer-Encoding' cannot be set: bodies go out whole");
    }
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == 0 || c > 255 || (i == 0 && c <= ' ')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isToken(String method) {
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (c <= ' ' || c > 126 || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
        return false;
      }
    }
    return !method.isEmpty();
  }

  private static String shown(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }
}
