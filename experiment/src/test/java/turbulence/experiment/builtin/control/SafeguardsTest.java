package turbulence.experiment.builtin.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import turbulence.experiment.builtin.TestScope;
import turbulence.experiment.event.Level;
import turbulence.experiment.extension.Asking;
import turbulence.experiment.extension.Control;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.extension.Stop;
import turbulence.experiment.extension.Verdict;
import turbulence.experiment.world.Sleeper;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

@Timeout(20)
class SafeguardsTest {
  private static final Asking.Answer MET = new Asking.Answer(true, "", JsonObject.EMPTY);
  private static final Asking.Answer MISSED =
      new Asking.Answer(false, "expected true, got false", JsonObject.EMPTY);

  private static final Stop.Reason GRACEFUL =
      new Stop.Reason(20, "Received the exit signal: 20", false);

  private final TestScope seen = new TestScope();

  @Test
  void a_miss_before_the_run_ends_it() throws Exception {
    Control guard = guard(probe("guard"), time -> {}, probe -> MISSED);
    guard.before(Activities.start(), seen.real());
    assertThat(seen.lines(Level.CRITICAL))
        .containsExactly("Safeguard 'guard' triggered the end of the experiment");
    assertThat(seen.lines(Level.DEBUG)).contains("Safeguard 'guard': expected true, got false");
    assertThat(seen.stops).containsExactly(GRACEFUL);
  }

  @Test
  void the_interrupt_that_follows_from_a_miss_is_left_to_the_run() throws Exception {
    Thread run = Thread.currentThread();
    Scope scope = seen.in(SystemWorld.create(), probe -> MISSED);
    Scope interrupting =
        new Scope(
            scope.world(),
            scope.configuration(),
            scope.secrets(),
            scope.events(),
            reason -> run.interrupt(),
            scope.asking(),
            scope.shared());
    Control guard = new Safeguards(List.of(probe("guard"))).configure(interrupting);
    assertThat(guard.before(Activities.start(), interrupting)).isEqualTo(Verdict.PROCEED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void one_that_is_met_says_nothing() throws Exception {
    guard(probe("guard"), time -> {}, probe -> MET).before(Activities.start(), seen.real());
    assertThat(seen.log).isEmpty();
    assertThat(seen.stops).isEmpty();
  }

  @Test
  void only_the_first_miss_counts() throws Exception {
    Control guard =
        configured(
            new Safeguards(List.of(probe("one"), probe("two"))), time -> {}, probe -> MISSED);
    guard.before(Activities.start(), seen.real());
    assertThat(seen.lines(Level.CRITICAL)).hasSize(1);
    assertThat(seen.stops).hasSize(1);
  }

  @Test
  void one_with_a_frequency_is_asked_until_it_is_missed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Control guard =
        guard(
            probe("guard").with("frequency", 0.5),
            time -> assertThat(time).isEqualTo(java.time.Duration.ofMillis(500)),
            probe -> asked.incrementAndGet() < 5 ? MET : MISSED);
    guard.before(Activities.start(), seen.real());
    assertThat(seen.isStopped()).isTrue();
    guard.cleanup();
    assertThat(asked).hasValue(5);
    assertThat(seen.stops).containsExactly(GRACEFUL);
  }

  @Test
  void one_in_the_background_holds_nothing_up_and_ends_with_the_run() throws Exception {
    Semaphore ended = new Semaphore(0);
    Control guard =
        guard(
            probe("guard").with("background", true),
            time -> {},
            probe -> {
              try {
                new CountDownLatch(1).await();
                return MISSED;
              } finally {
                ended.release();
              }
            });
    guard.before(Activities.start(), seen.real());
    guard.after(Activities.end(), seen.real());
    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    guard.cleanup();
    assertThat(seen.stops).isEmpty();
  }

  @Test
  void one_that_cannot_be_asked_guards_nothing_so_the_run_ends() throws Exception {
    Control guard =
        guard(
            probe("guard"),
            time -> {},
            probe -> {
              throw new IllegalStateException("broken");
            });
    guard.before(Activities.start(), seen.real());
    assertThat(seen.lines(Level.ERROR)).singleElement().asString().contains("broken");
    assertThat(seen.stops).hasSize(1);
  }

  @Test
  void probes_without_a_tolerance_are_refused() {
    assertThatThrownBy(() -> new Safeguards(List.of()))
        .hasMessage("safeguards need at least one probe");
    assertThatThrownBy(() -> new Safeguards(List.of(probe("p").without("tolerance"))))
        .hasMessage("safeguard 'p' needs a tolerance");
    assertThatThrownBy(() -> new Safeguards(List.of(probe("p").with("type", "action"))))
        .hasMessage("safeguard 'p' must be of type 'probe', not 'action'");
  }

  private Control guard(JsonObject probe, Sleeper sleeper, Asking asking) throws Exception {
    return configured(new Safeguards(List.of(probe)), sleeper, asking);
  }

  private Control configured(Safeguards safeguards, Sleeper sleeper, Asking asking)
      throws Exception {
    World real = SystemWorld.create();
    World world =
        new World(
            real.clock(),
            real.nanos(),
            real.random(),
            sleeper,
            real.environment(),
            real.root(),
            real.dial(),
            real.output());
    return safeguards.configure(seen.in(world, asking));
  }

  private static JsonObject probe(String name) {
    return JsonObject.builder()
        .put("type", "probe")
        .put("name", name)
        .put("tolerance", true)
        .build();
  }
}
