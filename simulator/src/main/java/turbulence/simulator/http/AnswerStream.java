package turbulence.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// The body of an answer whose length nobody knows yet. What is written waits in a buffer until it
/// is full, or until [#flush]; nothing is buffered while nothing is written. Not for several
/// threads.
final class AnswerStream extends OutputStream {
  /// How the client learns where the body ends.
  enum Framing {
    CHUNKS,
    END_OF_CONNECTION,
    NO_BODY
  }

  private static final int SMALL = 2 << 10;
  private static final int LARGE = 64 << 10;
  private static final int SIZE_LINE = 8;
  private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};
  private static final byte[] NOTHING = {};
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private final Output out;
  private final Framing framing;
  private byte[] head;
  private byte[] buffer = NOTHING;
  private int end = SIZE_LINE;
  private boolean closed;

  AnswerStream(Output out, Framing framing, byte[] head) {
    this.out = out;
    this.framing = framing;
    this.head = head;
  }

  @Override
  public void write(int b) throws IOException {
    room();
    buffer[end++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      int count = Math.min(left, room());
      System.arraycopy(bytes, from, buffer, end, count);
      end += count;
      from += count;
      left -= count;
    }
  }

  /// Makes room for one byte at least, and says for how many there is.
  private int room() throws IOException {
    if (closed) {
      throw new IOException("the answer is finished");
    }
    int free = buffer.length - LAST.length - 2 - end;
    if (free > 0) {
      return free;
    }
    if (buffer.length < LARGE) {
      buffer = Arrays.copyOf(buffer, Math.clamp(buffer.length * 4L, SMALL, LARGE));
    } else {
      send(false);
    }
    return buffer.length - LAST.length - 2 - end;
  }

  /// Sends what was written until now, the answer's head at least.
  @Override
  public void flush() throws IOException {
    if (!closed) {
      send(false);
      release();
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      send(true);
      buffer = NOTHING;
    }
  }

  private void release() {
    if (buffer.length > SMALL) {
      buffer = NOTHING;
    }
  }

  private void send(boolean last) throws IOException {
    byte[] first = head;
    head = NOTHING;
    int from = SIZE_LINE;
    if (framing == Framing.CHUNKS) {
      if (last && buffer.length == 0) {
        buffer = new byte[SIZE_LINE + LAST.length + 2];
      }
      from = end > SIZE_LINE ? chunk() : from;
      if (last) {
        System.arraycopy(LAST, 0, buffer, end, LAST.length);
        end += LAST.length;
      }
    }
    int length = framing == Framing.NO_BODY ? 0 : end - from;
    end = SIZE_LINE;
    out.write(first, buffer, length == 0 ? 0 : from, length);
  }

  /// Puts the size before the data and a newline behind it; where the chunk starts.
  private int chunk() {
    int size = end - SIZE_LINE;
    buffer[end++] = '\r';
    buffer[end++] = '\n';
    int at = SIZE_LINE;
    buffer[--at] = '\n';
    buffer[--at] = '\r';
    for (int left = size; left > 0; left >>>= 4) {
      buffer[--at] = HEX[left & 0xf];
    }
    return at;
  }
}
