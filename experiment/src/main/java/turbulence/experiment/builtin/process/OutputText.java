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
  private static final int FIRST = 0x80;

  /// What Windows-1252 has where Latin-1 has controls, from [#FIRST] on.
  private static final String WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

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
    char[] letters = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      letters[i] =
          b < FIRST || b >= FIRST + WINDOWS.length() ? (char) b : WINDOWS.charAt(b - FIRST);
    }
    return new String(letters);
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
