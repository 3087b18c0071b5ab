package turbulence.simulator.protobuf;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Messages that JSON shows as a single text or number.
final class SpecialForms {
  private static final Message TIME = Message.parse("", "Timestamp 1:seconds:l 2:nanos:i");
  private static final Message PERIOD = Message.parse("", "Duration 1:duration:l");
  private static final Message QUANTITY = Message.parse("", "Quantity 1:string:s");
  private static final Message INT_OR_TEXT =
      Message.parse("", "IntOrString 1:type:l 2:intVal:i 3:strVal:s");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
  private static final double EXACT = 0x1p53;
  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private SpecialForms() {}

  /// No bytes stand for no time.
  static @Nullable Json time(Decoding decoding, Wire wire, boolean micro) throws ProtobufMalformed {
    if (!wire.hasMore()) {
      return null;
    }
    JsonObject stamp = decoding.object(TIME, wire);
    long nanos = micro ? number(stamp, "nanos") : 0;
    try {
      OffsetDateTime time =
          Instant.ofEpochSecond(number(stamp, "seconds"), nanos).atOffset(ZoneOffset.UTC);
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return new JsonText(time.format(micro ? MICROS : SECONDS));
      }
    } catch (DateTimeException | ArithmeticException _) {
      // Further away than Java can say is further away than Go will say.
    }
    throw new ProtobufMalformed("Time.MarshalJSON: year outside of range [0,9999]");
  }

  static Json quantity(Decoding decoding, Wire wire) throws ProtobufMalformed {
    return new JsonText(decoding.object(QUANTITY, wire).text("string").orElse("0"));
  }

  static Json intOrText(Decoding decoding, Wire wire) throws ProtobufMalformed {
    JsonObject either = decoding.object(INT_OR_TEXT, wire);
    long type = number(either, "type");
    if (type == 0) {
      return new JsonNumber(number(either, "intVal"));
    } else if (type == 1) {
      return new JsonText(either.text("strVal").orElse(""));
    }
    throw new ProtobufMalformed("impossible IntOrString.Type");
  }

  /// Written as Go writes it: `1h0m0s`, `1.5s`, `20ms`.
  static Json period(Decoding decoding, Wire wire) throws ProtobufMalformed {
    long nanos = number(decoding.object(PERIOD, wire), "duration");
    String sign = nanos < 0 ? "-" : "";
    BigDecimal size = BigDecimal.valueOf(nanos).abs();
    if (size.compareTo(BigDecimal.valueOf(SECOND)) < 0) {
      return new JsonText(sign + brief(size));
    }
    long minutes = size.divideToIntegralValue(BigDecimal.valueOf(MINUTE)).longValueExact();
    String seconds = scaled(size.remainder(BigDecimal.valueOf(MINUTE)), 9) + "s";
    String text =
        minutes >= 60
            ? minutes / 60 + "h" + minutes % 60 + "m" + seconds
            : minutes > 0 ? minutes + "m" + seconds : seconds;
    return new JsonText(sign + text);
  }

  private static String brief(BigDecimal nanos) {
    if (nanos.signum() == 0) {
      return "0s";
    }
    int digits = nanos.toBigInteger().toString().length();
    return digits > 6
        ? scaled(nanos, 6) + "ms"
        : digits > 3 ? scaled(nanos, 3) + "µs" : scaled(nanos, 0) + "ns";
  }

  private static String scaled(BigDecimal nanos, int places) {
    return nanos.movePointLeft(places).stripTrailingZeros().toPlainString();
  }

  /// Go writes whole numbers without a point.
  static Json real(double value) throws ProtobufMalformed {
    if (!Double.isFinite(value)) {
      String shown = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
      throw new ProtobufMalformed("json: unsupported value: " + shown);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
    return whole ? new JsonNumber((long) value) : new JsonNumber(value);
  }

  private static long number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.value().longValue() : 0;
  }
}
