package turbulence.app.journey;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import turbulence.experiment.world.Dial;
import turbulence.simulator.scenario.Simulator;

/// The network of a program on a hand-driven cluster. While it waits for an answer of the gateway,
/// the time of the cluster goes by, as requests there may take some of it.
record PassingTime(Simulator simulator, SimulatedTime time, Dial dial) implements Dial {
  private static final Duration STEP = Duration.ofMillis(20);

  /// Milliseconds of ours that an answer may take which takes no time of the cluster.
  private static final int AT_ONCE = 200;

  /// Milliseconds of ours for each step.
  private static final int BEAT = 2;

  @Override
  public Socket open(String host, int port, Duration timeout) throws IOException {
    Socket socket = dial.open(host, port, timeout);
    return simulator.gateway().equals(host + ":" + port) ? new Waiting(socket) : socket;
  }

  /// A connection whose reads take simulated time.
  private final class Waiting extends Socket {
    private final Socket socket;
    private int patience;

    Waiting(Socket socket) throws IOException {
      super((SocketImpl) null);
      this.socket = socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(socket.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          Instant end = simulator.now().plusMillis(patience == 0 ? Long.MAX_VALUE >> 24 : patience);
          int wait = AT_ONCE;
          while (true) {
            try {
              socket.setSoTimeout(wait);
              return in.read(bytes, offset, length);
            } catch (SocketTimeoutException e) {
              if (!simulator.now().isBefore(end)) {
                throw e;
              }
              time.pass(STEP);
              wait = BEAT;
            }
          }
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void setSoTimeout(int millis) {
      patience = millis;
    }

    @Override
    public void setTcpNoDelay(boolean on) throws java.net.SocketException {
      socket.setTcpNoDelay(on);
    }

    @Override
    public boolean isClosed() {
      return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
