package turbulence.experiment.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A connected socket each of whose reads ends at the deadline.
///
/// TLS is layered over it, so that a peer which trickles the bytes of one record cannot win time.
final class TimedSocket extends Socket {
  private final Socket socket;
  private final TimedInput input;
  private volatile Deadline deadline;

  TimedSocket(Socket socket, Deadline deadline) throws IOException {
    super((SocketImpl) null);
    this.socket = socket;
    this.deadline = deadline;
    this.input = new TimedInput(socket.getInputStream());
  }

  Deadline deadline() {
    return deadline;
  }

  /// Another exchange begins, with a clock of its own.
  void begin(Deadline next) {
    deadline = next;
  }

  /// Whether it is open and nothing has come that nobody asked for. A farewell is such a thing,
  /// too.
  boolean isQuiet() {
    SocketChannel channel = socket.getChannel();
    if (channel == null) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      int came = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return came == 0;
    } catch (IOException e) {
      // A connection that is broken is not quiet.
      return false;
    }
  }

  private final class TimedInput extends FilterInputStream {
    TimedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      socket.setSoTimeout(deadline.millis());
      try {
        return in.read(bytes, offset, length);
      } catch (SocketTimeoutException e) {
        deadline.miss();
        throw e;
      }
    }
  }

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// Closes what is given up: there is nothing left to save, so nobody is told when that fails.
  void drop() {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  /// Reads set their own.
  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public int getSoLinger() {
    return -1;
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    socket.setTcpNoDelay(on);
  }
}
