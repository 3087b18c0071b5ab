package turbulence.experiment.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;

/// A step being carried out, beside the test that looks on.
final class Attempt {
  private final AtomicReference<Json> answer = new AtomicReference<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;

  private Attempt(String name, Deed deed) {
    thread = Thread.ofPlatform().name(name).start(() -> carryOut(deed));
  }

  static Attempt at(Capability step, Scope scope) {
    return new Attempt(
        step.toString(),
        () ->
            switch (step) {
              case Action action -> action.prepare(scope).deed().act();
              case Probe probe -> probe.observe(scope);
            });
  }

  static Attempt at(Deed deed) {
    return new Attempt("deed", deed);
  }

  private void carryOut(Deed deed) {
    try {
      answer.set(deed.act());
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  /// Ends it, if it has not ended.
  Attempt interrupt() {
    thread.interrupt();
    return this;
  }

  /// Whether it is still being carried out after that time.
  boolean lasts(Duration time) throws InterruptedException {
    return !thread.join(time);
  }

  /// Waits for its end, which must come within that time.
  Attempt endsWithin(Duration patience) throws InterruptedException {
    boolean ended = thread.join(patience);
    if (!ended) {
      String place = Arrays.toString(thread.getStackTrace());
      thread.interrupt();
      assertThat(ended).as("%s ends within %s; it was at %s", thread, patience, place).isTrue();
    }
    return this;
  }

  /// What it answered; null when it failed.
  @Nullable Json answer() {
    return answer.get();
  }

  /// Why it failed; null when it did not.
  @Nullable Throwable failure() {
    return failure.get();
  }
}
