package turbulence.experiment.extension;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// What the steps of one run share so that not each pays for it: connections above all. Closed when
/// the run is over. Shared between threads.
public final class Shared implements AutoCloseable {
  private final Map<Object, AutoCloseable> things = new ConcurrentHashMap<>();
  private final ReentrantLock making = new ReentrantLock();

  /// Makes what is not there yet.
  ///
  /// @param <F> what can go wrong
  @FunctionalInterface
  public interface Maker<T, F extends Exception> {
    T make() throws F;
  }

  /// The thing of that key, made by the first who asks. Keys are compared, so a record that no
  /// other extension has makes a good one.
  public <T extends AutoCloseable, F extends Exception> T get(
      Object key, Class<T> type, Maker<T, F> maker) throws F {
    making.lock();
    try {
      AutoCloseable there = things.get(key);
      if (there == null) {
        there = maker.make();
        things.put(key, there);
      }
      return type.cast(there);
    } finally {
      making.unlock();
    }
  }

  /// Everything of that type, so that what puts things back finds what they were changed with.
  public <T extends AutoCloseable> List<T> all(Class<T> type) {
    return things.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Closes everything. Later steps make anew what they need.
  @Override
  public void close() {
    List<AutoCloseable> all = List.copyOf(things.values());
    things.clear();
    all.forEach(Shared::close);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException("what steps share must be closed without trouble", e);
    }
  }
}
