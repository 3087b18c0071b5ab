package turbulence.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.Locale;

/// Bytes as text: UTF-8, or UTF-16 and UTF-32 where a byte order mark or the zeros around the first
/// character tell so. Bytes that are no text are refused, never replaced.
public final class TextDecoder {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextDecoder() {}

  /// The text without its byte order mark.
  public static String decode(byte[] bytes, Limits limits) throws JsonMalformed {
    if (bytes.length > limits.bytes()) {
      throw new JsonMalformed("the text is larger than " + limits.size(), 1, 1);
    }
    Charset charset = charset(bytes, bytes.length);
    String text = new String(bytes, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      refuseMalformed(bytes, charset);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  static boolean isUtf8(byte[] bytes, int size) {
    return charset(bytes, size).equals(UTF_8);
  }

  /// What the first bytes, four if there are so many, say about the encoding.
  private static Charset charset(byte[] bytes, int size) {
    if (size < 2) {
      return UTF_8;
    }
    int first = 0;
    for (int i = 0; i < 4; i++) {
      first = (first << 8) | (i < size ? bytes[i] & 0xFF : 1);
    }
    if (first >>> 8 == 0 || first == 0xFEFF) {
      return UTF_32BE;
    }
    if ((first & 0xFFFFFF) == 0 || first == 0xFFFE0000) {
      return UTF_32LE;
    }
    if (first >>> 24 == 0 || first >>> 16 == 0xFEFF) {
      return UTF_16BE;
    }
    return ((first >>> 16) & 0xFF) == 0 || first >>> 16 == 0xFFFE ? UTF_16LE : UTF_8;
  }

  /// UTF-8 as some write it: a surrogate that has lost its partner becomes three bytes.
  static byte[] encode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (isSurrogate(point)) {
        return encodeWithSurrogates(text);
      }
      i += Character.charCount(point);
    }
    return bytes;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static byte[] encodeWithSurrogates(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (isSurrogate(point)) {
        bytes[size++] = (byte) (0xE0 | (point >> 12));
        bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (point & 0x3F));
      } else {
        byte[] encoded = Character.toString(point).getBytes(UTF_8);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
      }
      i += Character.charCount(point);
    }
    return Arrays.copyOf(bytes, size);
  }

  private static void refuseMalformed(byte[] bytes, Charset charset) throws JsonMalformed {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    if (decoder.decode(in, out, true).isError()) {
      out.flip();
      int line = 1;
      int column = 1;
      for (int i = 0; i < out.length(); i++) {
        boolean newline = out.charAt(i) == '\n';
        line += newline ? 1 : 0;
        column = newline ? 1 : column + (Character.isLowSurrogate(out.charAt(i)) ? 0 : 1);
      }
      int bad = bytes[in.position()] & 0xFF;
      String found =
          "byte 0x" + (bad < 16 ? "0" : "") + Integer.toHexString(bad).toUpperCase(Locale.ROOT);
      throw new JsonMalformed("expected " + charset.name() + " text, found " + found, line, column);
    }
  }
}
