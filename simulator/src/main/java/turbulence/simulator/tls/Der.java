package turbulence.simulator.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Values in the binary encoding of certificates (X.690), each with its tag and length.
final class Der {
  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, joined(parts));
  }

  static byte[] integer(BigInteger number) {
    return tagged(0x02, number.toByteArray());
  }

  static byte[] truth() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] bytes) {
    return tagged(0x04, bytes);
  }

  static byte[] bits(int unused, byte[] bytes) {
    return tagged(0x03, joined(new byte[] {(byte) unused}, bytes));
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /// `GeneralizedTime`, or `UTCTime` before the year 2050, as certificates must have it.
  static byte[] time(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    long digits = time.getYear();
    int[] rest = {
      time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond()
    };
    for (int two : rest) {
      digits = digits * 100 + two;
    }
    String all = digits + "Z";
    boolean isShort = time.getYear() < 2050;
    byte[] ascii = (isShort ? all.substring(2) : all).getBytes(StandardCharsets.US_ASCII);
    return tagged(isShort ? 0x17 : 0x18, ascii);
  }

  /// An object identifier; the first two numbers are below 3 and 40.
  static byte[] oid(int... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(numbers[0] * 40 + numbers[1]);
    for (int i = 2; i < numbers.length; i++) {
      int shift = 28;
      while (shift > 0 && numbers[i] >>> shift == 0) {
        shift -= 7;
      }
      for (; shift > 0; shift -= 7) {
        bytes.write(numbers[i] >>> shift & 0x7f | 0x80);
      }
      bytes.write(numbers[i] & 0x7f);
    }
    return tagged(0x06, bytes.toByteArray());
  }

  static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
    }
    return joined(head, content);
  }

  static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
