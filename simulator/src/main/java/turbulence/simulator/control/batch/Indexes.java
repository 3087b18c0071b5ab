package turbulence.simulator.control.batch;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// A set of completions by their numbers, written as Jobs write it: `0,2-5`.
final class Indexes {
  private final BitSet numbers = new BitSet();

  /// Reads what [#toString] writes; what is no interval, and what is not below the limit, is left
  /// out.
  static Indexes parse(String text, int limit) {
    Indexes indexes = new Indexes();
    for (String interval : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int dash = interval.indexOf('-');
      int first = number(dash < 0 ? interval : interval.substring(0, dash));
      int last = dash < 0 ? first : number(interval.substring(dash + 1));
      if (first >= 0 && last >= first) {
        indexes.numbers.set(Math.min(first, limit), Math.min(last, limit - 1) + 1);
      }
    }
    return indexes;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  Indexes copy() {
    Indexes copy = new Indexes();
    copy.numbers.or(numbers);
    return copy;
  }

  void add(int index) {
    if (index >= 0) {
      numbers.set(index);
    }
  }

  boolean has(int index) {
    return index >= 0 && numbers.get(index);
  }

  int count() {
    return numbers.cardinality();
  }

  /// How many are in both.
  int common(Indexes other) {
    BitSet both = (BitSet) numbers.clone();
    both.and(other.numbers);
    return both.cardinality();
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /// The first numbers below the limit that are free.
  static int[] first(int count, int limit, IntPredicate free) {
    return java.util.stream.IntStream.range(0, limit).filter(free).limit(count).toArray();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int first = numbers.nextSetBit(0); first >= 0; ) {
      int last = numbers.nextClearBit(first) - 1;
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (last > first) {
        text.append(last == first + 1 ? ',' : '-').append(last);
      }
      first = numbers.nextSetBit(last + 1);
    }
    return text.toString();
  }
}
