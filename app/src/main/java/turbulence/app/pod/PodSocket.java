package turbulence.app.pod;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;
import turbulence.simulator.workload.Service.Unreachable;
import turbulence.simulator.workload.Shell;

/// A connection to a pod of the cluster. The network there carries requests of HTTP and no bytes:
/// so what is written is understood as a request, and what is read is the answer. Shared between
/// threads as any socket is.
final class PodSocket extends Socket {
  private final Shell shell;
  private final PodTime time;
  private final String host;
  private final int port;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private volatile int patience;
  private volatile boolean closed;

  PodSocket(Shell shell, PodTime time, String host, int port) throws SocketException {
    super((SocketImpl) null);
    this.shell = shell;
    this.time = time;
    this.host = host;
    this.port = port;
  }

  private final class Answer extends InputStream {
    private InputStream current = InputStream.nullInputStream();

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = current.read(bytes, offset, length);
      if (count < 0 && written.size() > 0) {
        byte[] sent = written.toByteArray();
        written.reset();
        current = new ByteArrayInputStream(answer(sent));
        count = current.read(bytes, offset, length);
      }
      return count;
    }
  }

  private byte[] answer(byte[] sent) throws IOException {
    requireOpen();
    Request request = WireText.request(sent);
    return WireText.of(call(request), request.method());
  }

  private Response call(Request request) throws IOException {
    AtomicReference<Response> response = new AtomicReference<>();
    AtomicReference<Unreachable> failure = new AtomicReference<>();
    Duration limit = Duration.ofMillis(patience == 0 ? Integer.MAX_VALUE : patience);
    try {
      time.outside(() -> {
        try {
          response.set(shell.network().call(host, port, request, limit));
        } catch (Unreachable e) {
          failure.set(e);
        }
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    Response given = response.get();
    if (given != null) {
      return given;
    }
    Unreachable why = failure.get();
    if (why == null) {
      throw new SocketException("Connection reset");
    } else if (why.isTimeout()) {
      throw new SocketTimeoutException("Read timed out");
    }
    throw PodDial.refused(why);
  }

  private void requireOpen() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }

  @Override
  public InputStream getInputStream() {
    return new Answer();
  }

  @Override
  public OutputStream getOutputStream() {
    return written;
  }

  @Override
  public void setSoTimeout(int millis) {
    patience = millis;
  }

  @Override
  public int getSoTimeout() {
    return patience;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public int getPort() {
    return port;
  }
}
