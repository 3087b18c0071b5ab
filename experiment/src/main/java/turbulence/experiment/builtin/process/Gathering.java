package turbulence.experiment.builtin.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// What a program writes, as far as it was read. Only the beginning is kept; the rest is read and
/// dropped, so that the program does not wait. Shared between threads.
final class Gathering {
  /// How much of each output is kept.
  static final int KEPT = 8 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
  private int most = KEPT;
  private long seen;

  /// Reads to the end: that of all who may write, not only of the program itself.
  void readAll(InputStream in) {
    byte[] buffer = new byte[8 << 10];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        take(buffer, read);
      }
    } catch (IOException e) {
      byte[] note = ("\n[the rest could not be read: " + e.getMessage() + "]").getBytes(UTF_8);
      take(note, note.length);
    }
  }

  /// Without memory for more it keeps what it has: a reader that gave up would hold the program up.
  private synchronized void take(byte[] bytes, int length) {
    seen += length;
    try {
      kept.write(bytes, 0, Math.min(length, most - kept.size()));
    } catch (OutOfMemoryError e) {
      most = kept.size();
    }
  }

  /// How many bytes were dropped.
  synchronized long dropped() {
    return seen - kept.size();
  }

  /// What was read so far.
  synchronized String text() {
    String text = OutputText.of(kept.toByteArray());
    return dropped() == 0
        ? text
        : text + "\n[" + dropped() + " more bytes were dropped: only 8 MiB are kept]";
  }
}
