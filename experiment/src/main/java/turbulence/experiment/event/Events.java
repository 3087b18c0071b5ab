package turbulence.experiment.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Tells every listener. Shared between threads. A listener that throws is named once and never
/// stops a run.
public final class Events {
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Listener> broken = new CopyOnWriteArrayList<>();

  private volatile UnaryOperator<String> mask = UnaryOperator.identity();

  /// From now on texts of log lines pass through this first.
  public void maskWith(UnaryOperator<String> newMask) {
    mask = newMask;
  }

  public void add(Listener listener) {
    listeners.add(listener);
  }

  public void tell(Event event) {
    for (Listener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        if (!broken.contains(listener)) {
          broken.add(listener);
          warning("a listener failed on " + event.getClass().getSimpleName() + ": " + e);
        }
      }
    }
  }

  public void debug(String text) {
    log(Level.DEBUG, text);
  }

  public void info(String text) {
    log(Level.INFO, text);
  }

  public void warning(String text) {
    log(Level.WARNING, text);
  }

  public void error(String text) {
    log(Level.ERROR, text);
  }

  public void critical(String text) {
    log(Level.CRITICAL, text);
  }

  public void log(Level level, String text) {
    tell(new Event.Logged(level, mask.apply(text)));
  }
}
