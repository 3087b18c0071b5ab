package turbulence.experiment.event;

/// Somebody who wants to know. Called in the thread that tells, from several threads at a time.
@FunctionalInterface
public interface Listener {
  void on(Event event);
}
