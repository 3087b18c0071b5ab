package turbulence.experiment.builtin.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Moment;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Verdict;
import turbulence.json.JsonBool;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;

/// The safeguards of one run: each asks in a thread of its own until the run is over. The first
/// miss ends the run; later ones say nothing.
final class Guard implements Control {
  private static final Stop.Reason GRACEFUL = Stop.Reason.GRACEFUL;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<JsonObject> probes;
  private final Scope scope;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();

  Guard(List<JsonObject> probes, Scope scope) {
    this.probes = probes;
    this.scope = scope;
  }

  /// Returns once the probes have answered that are asked before the run, or one of them ended it.
  @Override
  public Verdict before(Moment moment, Scope now) throws InterruptedException {
    if (moment instanceof Moment.OfExperiment) {
      List<Thread> first = new ArrayList<>();
      for (JsonObject probe : probes) {
        Thread thread = start(probe);
        if (!isBeside(probe)) {
          first.add(thread);
        }
      }
      await(first);
    }
    return Verdict.PROCEED;
  }

  /// An interrupt that follows from a miss is the run's business, not that of who asked.
  private void await(List<Thread> asking) throws InterruptedException {
    try {
      for (Thread thread : asking) {
        thread.join();
      }
    } catch (InterruptedException e) {
      if (!over.get()) {
        throw e;
      }
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Verdict after(Moment moment, Scope now) {
    if (moment instanceof Moment.OfExperiment) {
      cleanup();
    }
    return Verdict.PROCEED;
  }

  /// Waits a moment for the threads, so that they can end what they started.
  @Override
  public void cleanup() {
    over.set(true);
    List<Thread> running = taken();
    running.forEach(Thread::interrupt);
    try {
      for (Thread thread : running) {
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Thread> taken() {
    List<Thread> taken = List.copyOf(threads);
    threads.clear();
    return taken;
  }

  private synchronized Thread start(JsonObject probe) {
    Thread thread =
        Thread.ofVirtual().name("safeguard " + name(probe)).unstarted(() -> watch(probe));
    threads.add(thread);
    thread.start();
    return thread;
  }

  private void watch(JsonObject probe) {
    try {
      Duration pause = frequency(probe);
      do {
        scope.world().sleep(pause);
        judge(probe, scope.asking().ask(probe));
      } while (pause.isPositive() && !over.get());
    } catch (InterruptedException e) {
      scope.events().debug("Safeguard '" + name(probe) + "' ends with the run");
    } catch (RuntimeException e) {
      scope.events().error("Safeguard '" + name(probe) + "' cannot be asked: " + e);
      trigger(probe);
    }
  }

  private void judge(JsonObject probe, Asking.Answer answer) {
    if (!answer.met()) {
      scope.events().debug("Safeguard '" + name(probe) + "': " + answer.why());
      trigger(probe);
    }
  }

  private void trigger(JsonObject probe) {
    if (over.compareAndSet(false, true)) {
      scope
          .events()
          .critical("Safeguard '" + name(probe) + "' triggered the end of the experiment");
      scope.stop().now(GRACEFUL);
    }
  }

  private static boolean isBeside(JsonObject probe) {
    return frequency(probe).isPositive() || probe.get("background") == JsonBool.TRUE;
  }

  /// The time between two questions, and before the first one; zero for one that is asked once.
  private static Duration frequency(JsonObject probe) {
    return probe.get("frequency") instanceof JsonNumber seconds && seconds.doubleValue() > 0
        ? Duration.ofNanos((long) (seconds.doubleValue() * 1e9))
        : Duration.ZERO;
  }

  private static String name(JsonObject probe) {
    return probe.text("name").or(() -> probe.text("ref")).orElse("");
  }
}
