package turbulence.app.view;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A stream that people read, in UTF-8 whatever the locale, each text in one write. Shared between
/// threads.
public final class Paper {
  private final PrintStream stream;

  public Paper(PrintStream stream) {
    this.stream = stream;
  }

  public void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }

  public void line(String text) {
    print(text + "\n");
  }
}
