package turbulence.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Prints one tree on one line, as UTF-8 at once: lists of a cluster are tens of megabytes long,
/// and text between would be half of their cost. It keeps its own stack, so that no tree is too
/// deep for it.
final class BytePrinter {
  private static final int PIECE = 16 << 10;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream sink;
  private byte[] out = new byte[512];
  private int end;

  private Json[] open = new Json[16];
  private int[] next = new int[16];
  private int depth;

  BytePrinter(OutputStream sink) {
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
          comma(at);
          text(object.nameAt(at));
          room(1);
          out[end++] = ':';
          value(object.valueAt(at));
        }
      } else if (container instanceof JsonArray array) {
        if (at == array.size()) {
          close(']');
        } else {
          comma(at);
          value(array.get(at));
        }
      }
    }
    sink.write(out, 0, end);
    end = 0;
  }

  private void value(Json json) throws IOException {
    if (json instanceof JsonText text) {
      text(text.value());
    } else if (json instanceof JsonObject object) {
      open(json, object.isEmpty(), '{', '}');
    } else if (json instanceof JsonArray array) {
      open(json, array.isEmpty(), '[', ']');
    } else {
      plain(json.toString());
    }
  }

  private void plain(String ascii) throws IOException {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      out[end++] = (byte) ascii.charAt(i);
    }
  }

  private void open(Json container, boolean empty, char bracket, char closing) throws IOException {
    room(2);
    out[end++] = (byte) bracket;
    if (empty) {
      out[end++] = (byte) closing;
      return;
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    open[depth] = container;
    next[depth++] = 0;
  }

  private void comma(int at) throws IOException {
    if (at > 0) {
      room(1);
      out[end++] = ',';
    }
  }

  private void close(char bracket) throws IOException {
    depth--;
    room(1);
    out[end++] = (byte) bracket;
  }

  private void text(String text) throws IOException {
    int length = text.length();
    room(length + 2);
    out[end++] = '"';
    byte[] to = out;
    int at = end;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
        end = at;
        rest(text, i);
        return;
      }
      to[at++] = (byte) c;
    }
    to[at++] = '"';
    end = at;
  }

  /// What is behind the first character that is not written as it is.
  private void rest(String text, int from) throws IOException {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      room(6);
      if (c < ' ' || c == '"' || c == '\\') {
        escape(c);
      } else if (!Character.isSurrogate(c)) {
        encode(c);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        encode(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        escape(c); // one without its partner is no text
      }
    }
    room(1);
    out[end++] = '"';
  }

  private void encode(int point) {
    if (point < 0x80) {
      out[end++] = (byte) point;
    } else if (point < 0x800) {
      out[end++] = (byte) (0xc0 | point >> 6);
      out[end++] = (byte) (0x80 | point & 0x3f);
    } else {
      if (point < 0x10000) {
        out[end++] = (byte) (0xe0 | point >> 12);
      } else {
        out[end++] = (byte) (0xf0 | point >> 18);
        out[end++] = (byte) (0x80 | point >> 12 & 0x3f);
      }
      out[end++] = (byte) (0x80 | point >> 6 & 0x3f);
      out[end++] = (byte) (0x80 | point & 0x3f);
    }
  }

  private void escape(char c) {
    out[end++] = '\\';
    int letter = "\"\\\n\r\t\b\f".indexOf(c);
    if (letter >= 0) {
      out[end++] = (byte) "\"\\nrtbf".charAt(letter);
      return;
    }
    out[end++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[end++] = HEX[c >> shift & 0xf];
    }
  }

  /// Makes room for so many bytes, by sending what there is when that is enough for a piece.
  private void room(int bytes) throws IOException {
    if (out.length - end >= bytes) {
      return;
    }
    if (end >= PIECE / 2) {
      sink.write(out, 0, end);
      end = 0;
    }
    if (out.length - end < bytes) {
      int wanted = Math.addExact(end, bytes);
      out = Arrays.copyOf(out, Math.max(wanted, Math.min(out.length * 2, PIECE)));
    }
  }
}
