package turbulence.experiment.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The activities that run beside the others: one virtual thread each.
final class Backgrounds {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Run run;
  private final List<Thread> threads = new ArrayList<>();

  Backgrounds(Run run) {
    this.run = run;
  }

  /// What one of them does.
  @FunctionalInterface
  interface Work {
    /// @param underway to be told as soon as it has started, or has to wait before it does
    void play(Underway underway) throws RunInterrupted, RunAborted;
  }

  /// Returns once it is under way, so that activities start in the order in which they stand.
  void start(String name, Work work) throws RunInterrupted {
    Underway underway = new Underway(run.world().sleeper());
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                work.play(underway);
              } catch (RunInterrupted e) {
                run.sightings().interrupted();
              } catch (RunAborted e) {
                run.aborted(e);
              } finally {
                underway.reached();
                run.stop().leave();
              }
            });
    run.stop().enter(thread);
    thread.start();
    threads.add(thread);
    underway.await();
  }

  /// Waits for all of them.
  void join() throws RunInterrupted {
    try {
      for (Thread thread : threads) {
        run.stop().await(thread);
      }
    } catch (InterruptedException e) {
      throw new RunInterrupted();
    }
  }

  /// After they were told to end: waits as long as that may decently take.
  void drain() {
    run.stop().acknowledge();
    for (Thread thread : threads) {
      try {
        if (!thread.join(PATIENCE)) {
          run.events().warning("Background activity '" + thread.getName() + "' does not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
