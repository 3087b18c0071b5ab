package turbulence.experiment.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.Dial;

/// Opens a connection. Names are looked up on a thread of their own: a look-up in progress hears
/// neither an interrupt nor a deadline, so it is left behind when either comes.
final class Dialing implements Runnable {
  private final Dial dial;
  private final String host;
  private final int port;
  private final Duration timeout;
  private @Nullable Socket socket;
  private @Nullable IOException failure;
  private boolean done;
  private boolean abandoned;

  private Dialing(Dial dial, String host, int port, Duration timeout) {
    this.dial = dial;
    this.host = host;
    this.port = port;
    this.timeout = timeout;
  }

  static Socket open(Dial dial, String host, int port, Duration timeout)
      throws IOException, InterruptedException {
    Dialing dialing = new Dialing(dial, host, port, timeout);
    return isAddress(host) ? dialing.dial() : dialing.beside();
  }

  private Socket beside() throws IOException, InterruptedException {
    Thread thread = new Thread(null, this, "dial " + host, 0, false);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(timeout);
      return result();
    } finally {
      abandon(thread);
    }
  }

  @Override
  public void run() {
    try {
      settle(dial(), null);
    } catch (IOException e) {
      settle(null, e);
    }
  }

  private Socket dial() throws IOException {
    try {
      return dial.open(host, port, timeout);
    } catch (RuntimeException e) {
      throw new IOException(e.toString(), e);
    }
  }

  private synchronized void settle(@Nullable Socket opened, @Nullable IOException failed) {
    done = true;
    socket = opened;
    failure = failed;
    if (abandoned && opened != null) {
      discard(opened);
    }
  }

  private synchronized Socket result() throws IOException {
    if (socket != null) {
      Socket taken = socket;
      socket = null;
      return taken;
    }
    throw failure != null ? failure : new SocketTimeoutException("no answer");
  }

  private synchronized void abandon(Thread thread) {
    abandoned = true;
    if (!done) {
      thread.interrupt();
    } else if (socket != null) {
      discard(socket);
    }
  }

  private static void discard(Socket unwanted) {
    try {
      unwanted.close();
    } catch (IOException e) {
      // Nobody waits for this connection any more, so nobody is to be told.
      return;
    }
  }

  /// Whether no look-up is needed.
  private static boolean isAddress(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ':') {
        return true;
      }
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
