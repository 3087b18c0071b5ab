package turbulence.simulator.api.write;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import turbulence.simulator.api.kind.Surroundings;
import turbulence.simulator.store.Store;

/// What every write stands on: the store, the clock and chance.
public record Ground(Store store, InstantSource clock, RandomGenerator random) {
  private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final String HEX = "0123456789abcdef";
  private static final int SUFFIX = 5;
  private static final int LONGEST_PREFIX = 58;

  Surroundings surroundings() {
    return new Surroundings(clock.instant(), random, store);
  }

  /// The time as objects carry it, in whole seconds.
  String now() {
    return at(clock.instant());
  }

  static String at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A name of that beginning, as `generateName` asks for.
  String generatedName(String prefix) {
    StringBuilder name = new StringBuilder(prefix);
    if (name.length() > LONGEST_PREFIX) {
      name.setLength(LONGEST_PREFIX);
    }
    for (int i = 0; i < SUFFIX; i++) {
      name.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
    }
    return name.toString();
  }

  /// A version 4 UUID.
  String uid() {
    StringBuilder uid = new StringBuilder(36);
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() & ~(3L << 62) | 1L << 63;
    hex(uid, high, 0, 8);
    hex(uid.append('-'), high, 8, 12);
    hex(uid.append('-'), high, 12, 16);
    hex(uid.append('-'), low, 0, 4);
    hex(uid.append('-'), low, 4, 16);
    return uid.toString();
  }

  private static void hex(StringBuilder out, long bits, int from, int to) {
    for (int i = from; i < to; i++) {
      out.append(HEX.charAt((int) (bits >>> (60 - 4 * i)) & 0xf));
    }
  }
}
