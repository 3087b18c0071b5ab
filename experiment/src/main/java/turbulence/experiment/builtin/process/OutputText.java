package turbulence.experiment.builtin.process;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Bytes that a program wrote, as text. There are no bytes that this refuses.
///
/// UTF-8 where they are that, else Windows-1252, which is Latin-1 with letters in place of some
/// controls. Chaos Toolkit guesses among many more, and guesses wrong: it reads `café` in Latin-1
/// as `cafť`.
final class OutputText {
  private static final int FIRST_CONTROL = 0x80;
  private static final int LAST_CONTROL = 0x9F;

  private OutputText() {}

  static String of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return of(bytes, 3, StandardCharsets.UTF_8);
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      return of(bytes, 2, StandardCharsets.UTF_16LE);
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      return of(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return of(bytes, 0, StandardCharsets.UTF_8);
  }

  /// Decodes leniently first, which is quick and small, and looks closer only when that put a mark.
  private static String of(byte[] bytes, int from, Charset charset) {
    String text = new String(bytes, from, bytes.length - from, charset);
    return text.indexOf('\uFFFD') < 0 || isIn(charset, bytes, from) ? text : western(bytes);
  }

  private static boolean isIn(Charset charset, byte[] bytes, int from) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// The five bytes that Windows-1252 leaves open are read as Latin-1 has them.
  private static String western(byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    String windows = new String(bytes, Charset.forName("windows-1252"));
    StringBuilder text = new StringBuilder(windows);
    for (int i = 0; i < text.length(); i++) {
      char c = latin.charAt(i);
      if (c >= FIRST_CONTROL && c <= LAST_CONTROL && text.charAt(i) == '\uFFFD') {
        text.setCharAt(i, c);
      }
    }
    return text.toString();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
