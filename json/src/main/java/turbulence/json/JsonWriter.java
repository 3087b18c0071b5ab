package turbulence.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes JSON byte for byte as Python's `json.dumps(x, ensure_ascii=False)` with an indent does,
/// or compactly; only a surrogate without its partner, which is no text, becomes an escape.
public final class JsonWriter {
  private JsonWriter() {}

  /// On one line without blanks.
  public static String compact(Json json) {
    return text(json, -1);
  }

  /// One value to a line, each level so many blanks further in, no newline at the end.
  public static String pretty(Json json, int indent) {
    return text(json, indent);
  }

  /// Writes the pretty form, or the compact one when the indent is negative, as UTF-8 and piece by
  /// piece. The stream is neither flushed nor closed.
  public static void write(Json json, OutputStream out, int indent) throws IOException {
    if (indent < 0) {
      new BytePrinter(out).print(json);
      return;
    }
    Printer.Sink sink = piece -> out.write(piece.toString().getBytes(StandardCharsets.UTF_8));
    new Printer(indent, sink).print(json);
  }

  /// Writes the pretty form, or the compact one when the indent is negative, piece by piece.
  public static void write(Json json, Appendable out, int indent) throws IOException {
    new Printer(indent, out::append).print(json);
  }

  private static String text(Json json, int indent) {
    StringBuilder text = new StringBuilder();
    try {
      new Printer(indent, text::append).print(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
