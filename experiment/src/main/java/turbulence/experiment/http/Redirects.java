package turbulence.experiment.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Where a redirect leads and what is sent there, as python-requests decides it.
final class Redirects {
  private Redirects() {}

  static boolean isOne(ResponseHead head) {
    return switch (head.status()) {
      case 301, 302, 303, 307, 308 -> !location(head).isEmpty();
      default -> false;
    };
  }

  static HttpRequest follow(HttpRequest request, ResponseHead head) throws HttpFailed {
    Url url = request.url().resolve(location(head));
    Headers headers = request.headers().without("Cookie").without("Proxy-Authorization");
    if (request.url().sharesCredentialsWith(url)) {
      url = url.withUserInfo(request.url().userInfo());
    } else {
      headers = headers.without("Authorization");
    }
    HttpRequest next = request.towards(method(request.method(), head.status()), url);
    if (head.status() == 307 || head.status() == 308) {
      return next.withHeaders(headers);
    }
    return next.with(Payload.NONE)
        .withHeaders(headers.without("Content-Length").without("Content-Type"));
  }

  private static String method(String method, int status) {
    boolean toGet =
        switch (status) {
          case 301 -> method.equals("POST");
          case 302, 303 -> !method.equals("HEAD");
          default -> false;
        };
    return toGet ? "GET" : method;
  }

  /// Headers are Latin-1 by law; this one is UTF-8 by custom.
  private static String location(ResponseHead head) {
    String raw = head.headers().first("Location");
    if (raw == null) {
      return "";
    }
    try {
      byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // Then it is Latin-1 after all.
      return raw;
    }
  }
}
