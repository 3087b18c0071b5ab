package turbulence.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// What goes to the client, in pieces, each of which the client must take before a deadline.
final class Output extends OutputStream {
  private static final int PIECE = 64 << 10;
  private static final int TOGETHER = 16 << 10;

  private final OutputStream out;
  private final Runnable begun;
  private final Runnable done;
  private long allowed = Long.MAX_VALUE;
  private Runnable cut = () -> {};

  Output(OutputStream out, Runnable begun, Runnable done) {
    this.out = out;
    this.begun = begun;
    this.done = done;
  }

  /// Has the connection cut when that many more bytes were sent.
  void limit(long bytes, Runnable whenSent) {
    allowed = bytes;
    cut = whenSent;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int count = (int) Math.min(Math.min(left, PIECE), allowed);
      if (count > 0) {
        begun.run();
        out.write(bytes, from, count);
        done.run();
        allowed -= allowed == Long.MAX_VALUE ? 0 : count;
      } else {
        cut.run();
        throw new IOException("the connection was cut");
      }
      from += count;
      left -= count;
    }
  }

  /// A head and what follows, in one packet when both are small.
  void write(byte[] head, byte[] bytes, int offset, int length) throws IOException {
    if (head.length == 0) {
      write(bytes, offset, length);
    } else if (length <= TOGETHER) {
      byte[] both = Arrays.copyOf(head, head.length + length);
      System.arraycopy(bytes, offset, both, head.length, length);
      write(both, 0, both.length);
    } else {
      write(head, 0, head.length);
      write(bytes, offset, length);
    }
  }
}
