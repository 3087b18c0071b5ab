package turbulence.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws trees that hold everything which JSON can hold, from a seed.
final class RandomJson {
  private static final String[] PIECES = {
    "a",
    "Z",
    "0",
    " ",
    "/",
    "\"",
    "\\",
    "\n",
    "\r",
    "\t",
    "\b",
    "\f",
    "\0",
    "\u001f",
    "\u007f",
    "é",
    "\u2028",
    "\ufeff",
    "€",
    "😀",
    "\ud800",
    "\udc00",
    "\uffff",
    "a rather long piece of plain text "
  };

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  Json tree(int levels) {
    return switch (random.nextInt(levels > 0 ? 9 : 6)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBool.of(random.nextBoolean());
      case 2 -> new JsonNumber(whole());
      case 3 -> new JsonNumber(real());
      case 4, 5 -> new JsonText(text());
      case 6 -> array(levels - 1);
      default -> object(levels - 1);
    };
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private Number whole() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> new BigInteger(200, random).negate();
      case 2 -> new BigInteger(65, random);
      default -> (long) random.nextInt(-20, 400);
    };
  }

  private double real() {
    return switch (random.nextInt(5)) {
      case 0 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 52));
      case 1 -> random.nextInt(100_000) / 1000.0;
      case 2 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NaN;
      case 3 -> Double.MIN_VALUE * random.nextInt(100);
      default -> random.nextGaussian() * 1e17;
    };
  }

  private JsonArray array(int levels) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      items.add(tree(levels));
    }
    return new JsonArray(items);
  }

  private JsonObject object(int levels) {
    JsonObject.Builder fields = JsonObject.builder();
    for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 6); i > 0; i--) {
      fields.put(text() + (random.nextBoolean() ? i : ""), tree(levels));
    }
    return fields.build();
  }
}
