package turbulence.app.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/// A server on this machine that answers every request with the same small document.
final class Stub implements AutoCloseable {
  private static final byte[] ANSWER = answer("{\"status\": \"ok\", \"items\": [1, 2, 3]}");

  /// To whoever asks for a right, as `plan` does.
  private static final byte[] ALLOWED = answer("{\"status\": {\"allowed\": true}}");

  private final ServerSocket door;

  private static byte[] answer(String body) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    String whole = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    return whole.getBytes(StandardCharsets.US_ASCII);
  }

  Stub(ServerSocketFactory doors) throws IOException {
    door = doors.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    if (door instanceof SSLServerSocket secure) {
      secure.setWantClientAuth(true); // as the APIs of clusters do
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        answer(caller);
      } catch (IOException _) {
        // A caller that hangs up, or the end: the next one is served, if there is any.
      }
    }
  }

  private static void answer(Socket caller) throws IOException {
    BufferedReader head =
        new BufferedReader(
            new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
    String line = head.readLine();
    byte[] answer = line != null && line.contains("accessreviews") ? ALLOWED : ANSWER;
    while (line != null && !line.isEmpty()) {
      line = head.readLine();
    }
    caller.getOutputStream().write(answer);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
