package turbulence.experiment.http;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a connection at the deadline while a large body is being sent: no socket option does so for
/// writes. Small bodies fit into the system's buffer and need no guard.
final class WriteGuard implements Runnable, AutoCloseable {
  private static final int SMALL = 16 << 10;

  private final Connection connection;
  private final long millis;
  private final CountDownLatch written = new CountDownLatch(1);

  private WriteGuard(Connection connection) throws IOException {
    this.connection = connection;
    this.millis = connection.deadline().left().toMillis();
  }

  static void write(Connection connection, byte[] head, Payload body) throws IOException {
    if (head.length + body.size() <= SMALL) {
      byte[] all = new byte[head.length + body.size()];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(body.bytes(), 0, all, head.length, body.size());
      connection.write(all);
      return;
    }
    try (WriteGuard guard = new WriteGuard(connection)) {
      guard.watch();
      connection.write(head);
      connection.write(body.bytes());
    }
  }

  private void watch() {
    Thread thread = new Thread(null, this, "write guard", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      if (!written.await(millis, TimeUnit.MILLISECONDS)) {
        connection.deadline().miss();
        connection.close();
      }
    } catch (InterruptedException e) {
      // Nobody but the virtual machine at its end interrupts this thread.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
  }
}
