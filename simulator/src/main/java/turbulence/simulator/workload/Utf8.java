package turbulence.simulator.workload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes as text and back without a loss: a byte that is no UTF-8 is the lone surrogate `U+DC00`
/// plus its value.
///
/// One of these reads a stream that comes in pieces, whose ends may cut a character.
public final class Utf8 {
  private static final char LONE = '\udc00';

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private byte[] cut = {};

  /// The text of the next bytes, but for a character at the end that is cut.
  public String next(byte[] bytes) {
    return decode(bytes, false);
  }

  /// What is left when nothing comes any more.
  public String rest() {
    return decode(new byte[0], true);
  }

  /// The text of bytes that are whole.
  public static String text(byte[] bytes) {
    return new Utf8().decode(bytes, true);
  }

  private String decode(byte[] bytes, boolean last) {
    ByteBuffer in = ByteBuffer.allocate(cut.length + bytes.length).put(cut).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.reset();
    CoderResult result = decoder.decode(in, out, last);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (LONE + (in.get() & 0xff)));
      }
      result = decoder.decode(in, out, last);
    }
    cut = new byte[in.remaining()];
    in.get(cut);
    return out.flip().toString();
  }

  /// The bytes that a text stands for.
  public static byte[] bytes(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(text.length() + 16);
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c > LONE + 0x7f && c <= LONE + 0xff && !paired) {
        all.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        all.write(c - LONE);
        from = i + 1;
      }
    }
    all.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }
}
