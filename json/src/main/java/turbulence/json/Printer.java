package turbulence.json;

import java.io.IOException;
import java.util.Arrays;

/// Prints one tree. It keeps its own stack, so that no tree is too deep for it.
final class Printer {
  private static final int PIECE = 8 << 10;

  /// Takes what has been printed, a piece at a time; the piece is emptied afterwards.
  @FunctionalInterface
  interface Sink {
    void take(StringBuilder piece) throws IOException;
  }

  private final int indent;
  private final Sink sink;
  private final StringBuilder out = new StringBuilder();

  private Json[] open = new Json[16];
  private int[] next = new int[16];
  private int depth;

  Printer(int indent, Sink sink) {
    this.indent = indent;
    this.sink = sink;
  }

  void print(Json json) throws IOException {
    value(json);
    while (depth > 0) {
      Json container = open[depth - 1];
      int at = next[depth - 1]++;
      if (container instanceof JsonObject object) {
        if (at == object.size()) {
          close('}');
        } else {
          member(at);
          text(object.nameAt(at));
          out.append(indent < 0 ? ":" : ": ");
          value(object.valueAt(at));
        }
      } else if (container instanceof JsonArray array) {
        if (at == array.size()) {
          close(']');
        } else {
          member(at);
          value(array.get(at));
        }
      }
    }
    flush();
  }

  private void value(Json json) throws IOException {
    if (json instanceof JsonText text) {
      text(text.value());
    } else if (json instanceof JsonNumber number) {
      number(number.value());
    } else if (json instanceof JsonObject object) {
      open(json, object.isEmpty(), "{}");
    } else if (json instanceof JsonArray array) {
      open(json, array.isEmpty(), "[]");
    } else {
      out.append(json);
    }
    if (out.length() >= PIECE) {
      flush();
    }
  }

  private void number(Number number) {
    if (number instanceof Double real) {
      PythonReal.append(out, real);
    } else {
      out.append(number);
    }
  }

  private void open(Json container, boolean empty, String brackets) {
    if (empty) {
      out.append(brackets);
      return;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    open[depth] = container;
    next[depth++] = 0;
    out.append(brackets.charAt(0));
  }

  private void member(int at) {
    if (at > 0) {
      out.append(',');
    }
    newline();
  }

  private void close(char bracket) {
    depth--;
    newline();
    out.append(bracket);
  }

  private void newline() {
    if (indent >= 0) {
      out.append('\n').repeat(' ', depth * indent);
    }
  }

  private void text(String text) throws IOException {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (pair) {
          i++;
          continue;
        }
        out.append(text, plain, i);
        escape(c);
        plain = i + 1;
        if (out.length() >= PIECE) {
          flush();
        }
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  private void escape(char c) {
    out.append('\\');
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      default -> out.append('u').append(Integer.toHexString(c | 0x10000), 1, 5);
    }
  }

  private void flush() throws IOException {
    sink.take(out);
    out.setLength(0);
  }
}
