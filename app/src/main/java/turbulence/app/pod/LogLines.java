package turbulence.app.pod;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A stream whose lines are told one by one. Shared between threads.
final class LogLines extends OutputStream {
  private final Consumer<String> log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LogLines(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      tell();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void tell() {
    log.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  /// Tells what is left of the last line.
  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      tell();
    }
  }
}
