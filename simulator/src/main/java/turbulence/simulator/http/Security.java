package turbulence.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// How connections become TLS connections.
final class Security {
  private static final byte[] PLAIN =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final SSLSocketFactory sockets;
  private final SSLParameters parameters;

  Security(SSLContext tls) {
    sockets = tls.getSocketFactory();
    parameters = tls.getDefaultSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    parameters.setUseCipherSuitesOrder(true);
    parameters.setCipherSuites(quickFirst(parameters.getCipherSuites()));
  }

  private static String[] quickFirst(String[] suites) {
    String[] sorted = suites.clone();
    Arrays.sort(sorted, Comparator.comparing(suite -> !suite.contains("AES_128_GCM")));
    return sorted;
  }

  /// The connection inside a TLS connection that is ready; null when the client speaks no TLS,
  /// which it has been told then. Closing the outer one ends both, without a word and without
  /// waiting.
  @Nullable Socket secure(Socket socket) throws IOException {
    int first = socket.getInputStream().read();
    if (first < 0) {
      return null;
    } else if (first >= 'A' && first <= 'Z') {
      socket.getOutputStream().write(PLAIN);
      socket.shutdownOutput();
      socket.getInputStream().skipNBytes(Long.MAX_VALUE); // until it leaves, or its time is over
      return null;
    }
    ByteArrayInputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
    SSLSocket secured = (SSLSocket) sockets.createSocket(socket, consumed, true);
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
