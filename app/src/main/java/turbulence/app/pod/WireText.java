package turbulence.app.pod;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;

/// Requests and answers as HTTP/1.1 writes them.
final class WireText {
  /// What a connection says of itself and not of the message.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "keep-alive");

  private WireText() {}

  /// The request in these bytes, which hold all of it.
  static Request request(byte[] sent) throws IOException {
    int end = headEnd(sent);
    String[] lines = new String(sent, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
      throw new IOException("Connection reset by peer: this is no request of HTTP");
    }
    Headers headers = Headers.NONE;
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    byte[] body = Arrays.copyOfRange(sent, Math.min(sent.length, end + 4), sent.length);
    return new Request(first[0], target(first[1]), headers, Body.of(body), "");
  }

  /// Path and query; a proxy is asked with the whole URL.
  private static String target(String written) {
    int scheme = written.indexOf("://");
    int path = scheme < 0 ? 0 : written.indexOf('/', scheme + 3);
    return path < 0 ? "/" : written.substring(path);
  }

  private static int headEnd(byte[] sent) throws IOException {
    for (int i = 0; i + 3 < sent.length; i++) {
      if (sent[i] == '\r' && sent[i + 1] == '\n' && sent[i + 2] == '\r' && sent[i + 3] == '\n') {
        return i;
      }
    }
    throw new IOException("Connection reset by peer");
  }

  /// The answer to a request of that method; the connection ends with it.
  static byte[] of(Response response, String method) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
    for (Map.Entry<String, String> header : response.headers().all()) {
      String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
      if (!OF_THE_CONNECTION.contains(name)) {
        head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
      }
    }
    boolean bodiless =
        method.equals("HEAD") || response.status() == 204 || response.status() == 304;
    if (response.status() != 204 && response.status() != 304) {
      head.append("Content-Length: ").append(response.body().size()).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!bodiless) {
      response.body().writeTo(out);
    }
    return out.toByteArray();
  }
}
