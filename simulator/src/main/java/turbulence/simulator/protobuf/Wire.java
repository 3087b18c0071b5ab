package turbulence.simulator.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A stretch of bytes that is read from its start to its end. Slices share the bytes.
final class Wire {
  static final Wire EMPTY = new Wire(new byte[0]);
  private static final int WORD = 8;

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  Wire(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Wire(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  boolean startsWith(byte[] prefix) {
    return end - at >= prefix.length
        && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
  }

  /// The same stretch, unread.
  Wire again() {
    return new Wire(bytes, start, end);
  }

  boolean hasMore() {
    return at < end;
  }

  /// A number of seven bits to a byte, the lowest first.
  long varint() throws ProtobufMalformed {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= end) {
        throw eof();
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ProtobufMalformed("proto: integer overflow");
  }

  double real() throws ProtobufMalformed {
    if (end - at < WORD) {
      throw eof();
    }
    long bits = 0;
    for (int i = 0; i < WORD; i++) {
      bits |= (bytes[at++] & 0xFFL) << (WORD * i);
    }
    return Double.longBitsToDouble(bits);
  }

  /// What follows its own length.
  Wire slice() throws ProtobufMalformed {
    long length = varint();
    if (length < 0) {
      throw new ProtobufMalformed("proto: negative length found during unmarshaling");
    } else if (length > end - at) {
      throw eof();
    }
    Wire slice = new Wire(bytes, at, at + (int) length);
    at += (int) length;
    return slice;
  }

  void skip(int count) throws ProtobufMalformed {
    if (end - at < count) {
      throw eof();
    }
    at += count;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return rest;
  }

  String text() {
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = end;
    return text;
  }

  private static ProtobufMalformed eof() {
    return new ProtobufMalformed("unexpected EOF");
  }
}
