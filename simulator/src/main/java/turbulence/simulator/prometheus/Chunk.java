package turbulence.simulator.prometheus;

import turbulence.simulator.promql.Track;

/// Some samples of a series in few bits: times by how much their distances change, values by the
/// bits that change. A sample like the one before it takes two bits.
final class Chunk {
  static final int MOST = 120;

  private static final int NEW_WINDOW = 6;

  private final Bits bits = new Bits();
  private final long firstTime;
  private final double firstValue;
  private int size = 1;
  private long lastTime;
  private long lastDistance;
  private long lastBits;
  private int leading = 64;
  private int trailing;

  Chunk(long time, double value) {
    firstTime = time;
    firstValue = value;
    lastTime = time;
    lastBits = Double.doubleToRawLongBits(value);
  }

  long firstTime() {
    return firstTime;
  }

  long lastTime() {
    return lastTime;
  }

  boolean isFull() {
    return size >= MOST;
  }

  void add(long time, double value) {
    long distance = time - lastTime;
    addTime(distance - lastDistance);
    lastTime = time;
    lastDistance = distance;
    long now = Double.doubleToRawLongBits(value);
    addValue(now ^ lastBits);
    lastBits = now;
    size++;
    if (isFull()) {
      bits.trim();
    }
  }

  /// In 1, 14 or 66 bits.
  private void addTime(long change) {
    if (change == 0) {
      bits.add(0, 1);
    } else if (change >= -2048 && change < 2048) {
      bits.add(0b10, 2);
      bits.add(change + 2048, 12);
    } else {
      bits.add(0b11, 2);
      bits.add(change, 64);
    }
  }

  private void addValue(long changed) {
    if (changed == 0) {
      bits.add(0, 1);
      return;
    }
    int before = Long.numberOfLeadingZeros(changed);
    int after = Long.numberOfTrailingZeros(changed);
    if (leading < 64 && before >= leading && after >= trailing) {
      bits.add(0b10, 2);
    } else {
      leading = before;
      trailing = after;
      bits.add(0b11, 2);
      bits.add(leading, NEW_WINDOW);
      bits.add(trailing, NEW_WINDOW);
    }
    bits.add(changed >>> trailing, 64 - leading - trailing);
  }

  /// Adds the samples of that time, both ends included, to a track.
  void copy(long from, long to, Track track) {
    Bits.Reader reader = bits.reader();
    long time = firstTime;
    long distance = 0;
    long value = Double.doubleToRawLongBits(firstValue);
    int ahead = 0;
    int behind = 0;
    for (int i = 0; i < size && time <= to; i++) {
      if (i > 0) {
        distance += time(reader);
        time += distance;
        if (reader.bit()) {
          if (reader.bit()) {
            ahead = (int) reader.bits(NEW_WINDOW);
            behind = (int) reader.bits(NEW_WINDOW);
          }
          value ^= reader.bits(64 - ahead - behind) << behind;
        }
      }
      if (time >= from && time <= to) {
        track.add(time, Double.longBitsToDouble(value));
      }
    }
  }

  private static long time(Bits.Reader reader) {
    if (!reader.bit()) {
      return 0;
    }
    return reader.bit() ? reader.bits(64) : reader.bits(12) - 2048;
  }
}
