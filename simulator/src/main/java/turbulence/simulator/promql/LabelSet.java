package turbulence.simulator.promql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Names and values by which a series is known, sorted by name; none is empty. Immutable.
public final class LabelSet implements Comparable<LabelSet> {
  public static final LabelSet EMPTY = new LabelSet(new String[0], new String[0]);
  public static final String NAME = "__name__";

  private final String[] names;
  private final String[] values;
  private final int hash;
  private @Nullable LabelSet nameless;

  private LabelSet(String[] names, String[] values) {
    this.names = names;
    this.values = values;
    this.hash = Arrays.hashCode(names) * 31 + Arrays.hashCode(values);
  }

  /// Labels whose value is empty are none.
  public static LabelSet of(Map<String, String> labels) {
    TreeMap<String, String> sorted = new TreeMap<>(labels);
    sorted.values().removeIf(String::isEmpty);
    return new LabelSet(
        sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
  }

  public int size() {
    return names.length;
  }

  /// The value of a label; empty when there is none.
  public String get(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? "" : values[at];
  }

  /// The name of the metric.
  public String name() {
    return get(NAME);
  }

  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  /// The same with another value of a label, which an empty value takes away.
  public LabelSet with(String name, String value) {
    Map<String, String> all = new TreeMap<>();
    forEach(all::put);
    all.put(name, value);
    return of(all);
  }

  /// Without the name of the metric.
  LabelSet withoutName() {
    LabelSet without = nameless;
    if (without == null) {
      without = get(NAME).isEmpty() ? this : filtered(name -> !name.equals(NAME));
      nameless = without;
    }
    return without;
  }

  LabelSet only(Collection<String> kept) {
    return filtered(kept::contains);
  }

  /// The metric's name goes, too.
  LabelSet without(Collection<String> dropped) {
    return filtered(name -> !dropped.contains(name) && !name.equals(NAME));
  }

  /// The metric's name stays.
  LabelSet dropping(Collection<String> dropped) {
    return filtered(name -> !dropped.contains(name));
  }

  private LabelSet filtered(Predicate<String> kept) {
    String[] some = new String[names.length];
    String[] theirs = new String[names.length];
    int count = 0;
    for (int i = 0; i < names.length; i++) {
      if (kept.test(names[i])) {
        some[count] = names[i];
        theirs[count++] = values[i];
      }
    }
    return new LabelSet(Arrays.copyOf(some, count), Arrays.copyOf(theirs, count));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof LabelSet set
            && hash == set.hash
            && Arrays.equals(names, set.names)
            && Arrays.equals(values, set.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(LabelSet other) {
    int shared = Math.min(size(), other.size());
    for (int i = 0; i < shared; i++) {
      int byName = names[i].compareTo(other.names[i]);
      int order = byName != 0 ? byName : values[i].compareTo(other.values[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(size(), other.size());
  }

  /// As a query would select it: `up{job="a"}`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name());
    String before = "{";
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals(NAME)) {
        text.append(before).append(names[i]).append('=').append(Quoting.quoted(values[i]));
        before = ", ";
      }
    }
    boolean any = before.equals(", ");
    return any ? text.append('}').toString() : text.isEmpty() ? "{}" : text.toString();
  }
}
