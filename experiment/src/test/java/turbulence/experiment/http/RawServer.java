package turbulence.experiment.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server that sends whatever bytes a test wants, whenever it wants, and keeps what arrived.
public final class RawServer implements AutoCloseable {
  /// What to do with one connection.
  public interface Script {
    void play(Talk talk) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<String> requests = new ArrayList<>();
  private final List<Socket> open = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private RawServer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    Thread thread = new Thread(this::serve, "raw server");
    thread.setDaemon(true);
    thread.start();
  }

  public static RawServer playing(Script script) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  public static RawServer on(ServerSocket server, Script script) {
    return new RawServer(server, script);
  }

  /// Answers each connection's one request with the next text, and the last text from then on.
  public static RawServer answering(String... answers) throws IOException {
    int[] next = {0};
    return playing(talk -> {
      talk.hear();
      talk.say(answers[Math.min(next[0]++, answers.length - 1)]);
    });
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url(String target) {
    return "http://127.0.0.1:" + port() + target;
  }

  /// Everything that arrived, one text for each request.
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  public String request() {
    return requests().getLast();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        synchronized (this) {
          open.add(socket);
        }
        Thread thread = new Thread(() -> play(socket), "raw connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(new Talk(socket));
    } catch (IOException | InterruptedException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    synchronized (this) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /// One connection.
  public final class Talk {
    private final Socket socket;

    Talk(Socket socket) {
      this.socket = socket;
    }

    public InputStream in() throws IOException {
      return socket.getInputStream();
    }

    public OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    /// Reads one request and keeps it.
    public String hear() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int c = in().read();
        if (c < 0) {
          throw new IOException("no request");
        }
        bytes.write(c);
      }
      String head = bytes.toString(StandardCharsets.ISO_8859_1);
      String heard = head + new String(in().readNBytes(length(head)), StandardCharsets.UTF_8);
      synchronized (RawServer.this) {
        requests.add(heard);
      }
      return heard;
    }

    private static int length(String head) {
      for (String line : head.split("\r\n", -1)) {
        if (line.startsWith("Content-Length: ")) {
          return Integer.parseInt(line.substring(16));
        }
      }
      return 0;
    }

    public void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void say(byte[] bytes) throws IOException {
      out().write(bytes);
      out().flush();
    }

    /// Says nothing more until the test is over.
    public void hang() throws InterruptedException {
      closed.await();
    }

    public void hangAfter(String text) throws IOException, InterruptedException {
      say(text);
      hang();
    }

    /// Says something, then says the same small thing again and again.
    public void trickle(String first, String text) throws IOException, InterruptedException {
      say(first);
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        say(text);
      }
    }

    /// Ends the connection as a crashed program does.
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
