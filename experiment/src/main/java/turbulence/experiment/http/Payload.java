package turbulence.experiment.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of a body.
public final class Payload {
  public static final Payload NONE = new Payload(new byte[0]);

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the array over: it is not copied and must not be changed any more.
  public static Payload of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new Payload(bytes);
  }

  public static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// The array itself, to be read only.
  public byte[] bytes() {
    return bytes;
  }

  /// Bytes that are no text in that charset become replacement characters.
  public String text(Charset charset) {
    return new String(bytes, charset);
  }

  public String text() {
    return text(StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Never the bytes: they may be secret.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
