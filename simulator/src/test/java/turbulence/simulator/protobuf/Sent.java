package turbulence.simulator.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A message as a client writes it, field by field.
final class Sent {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Sent message() {
    return new Sent();
  }

  Sent number(int field, long value) {
    varint(field << 3);
    return varint(value);
  }

  Sent real(int field, double value) {
    varint(field << 3 | 1);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes.write((int) (bits >>> (8 * i)));
    }
    return this;
  }

  Sent text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Sent within(int field, Sent inner) {
    return bytes(field, inner.raw());
  }

  Sent bytes(int field, byte... value) {
    varint(field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  Sent varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  byte[] raw() {
    return bytes.toByteArray();
  }

  /// In the envelope of that kind.
  byte[] as(String apiVersion, String kind) {
    Sent type = message().text(1, apiVersion).text(2, kind);
    Sent envelope = message().within(1, type).within(2, this).text(3, "").text(4, "");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {'k', '8', 's', 0});
    body.writeBytes(envelope.raw());
    return body.toByteArray();
  }
}
