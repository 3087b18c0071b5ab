package turbulence.experiment.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a text that may refer to values.
sealed interface Part {
  /// As written.
  String written();

  /// Text that means itself.
  record Plain(String written) implements Part {}

  /// `$$`, which means a dollar.
  record Dollar() implements Part {
    @Override
    public String written() {
      return "$$";
    }
  }

  /// `$name` or `${name}`.
  record Variable(String written, String name, boolean braced) implements Part {}

  /// `${outputs['activity'].path}`.
  record Output(OutputPath path) implements Part {
    @Override
    public String written() {
      return path.written();
    }
  }

  /// Cuts a text as Python's `string.Template` does; a dollar that starts nothing means itself.
  static List<Part> of(String text) {
    List<Part> parts = new ArrayList<>();
    int plain = 0;
    int at = text.indexOf('$');
    while (at >= 0) {
      Part part = at(text, at);
      int end = part == null ? at + 1 : at + part.written().length();
      if (part != null) {
        addPlain(parts, text, plain, at);
        parts.add(part);
        plain = end;
      }
      at = text.indexOf('$', end);
    }
    addPlain(parts, text, plain, text.length());
    return parts;
  }

  private static void addPlain(List<Part> parts, String text, int start, int end) {
    if (end > start) {
      parts.add(new Plain(text.substring(start, end)));
    }
  }

  private static @Nullable Part at(String text, int dollar) {
    int next = dollar + 1;
    if (text.startsWith("$", next)) {
      return new Dollar();
    }
    OutputPath output = OutputPath.at(text, dollar);
    if (output != null) {
      return new Output(output);
    }
    boolean braced = text.startsWith("{", next);
    int start = braced ? next + 1 : next;
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end), end > start)) {
      end++;
    }
    if (end == start || (braced && !text.startsWith("}", end))) {
      return null;
    }
    String written = text.substring(dollar, braced ? end + 1 : end);
    return new Variable(written, text.substring(start, end), braced);
  }

  private static boolean isNamePart(char c, boolean digitsToo) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (digitsToo && c >= '0' && c <= '9');
  }
}
