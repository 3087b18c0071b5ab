package turbulence.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WallTimelineTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Throwable> mistakes = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  private String next() throws InterruptedException {
    return String.valueOf(done.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void all_tasks_run_on_one_thread_in_order() throws Exception {
    try (WallTimeline timeline = new WallTimeline(START, 1000, mistakes::add)) {
      timeline.after(
          Duration.ofSeconds(30), () -> done.add("late " + Thread.currentThread().getName()));
      timeline.after(
          Duration.ofSeconds(10), () -> done.add("early " + Thread.currentThread().getName()));
      assertThat(next()).isEqualTo("early control-plane");
      assertThat(next()).isEqualTo("late control-plane");
      assertThat(timeline.instant()).isAfterOrEqualTo(START.plusSeconds(30));
    }
    assertThat(mistakes).isEmpty();
  }

  @Test
  void a_mistake_is_handed_over_and_the_next_task_runs() throws Exception {
    try (WallTimeline timeline = new WallTimeline(START, 1, mistakes::add)) {
      timeline.soon(() -> {
        throw new IllegalStateException("oh");
      });
      timeline.soon(() -> done.add("next"));
      assertThat(next()).isEqualTo("next");
      assertThat(mistakes).hasSize(1);
    }
  }

  @Test
  void a_jump_of_the_clock_moves_no_task() throws Exception {
    try (WallTimeline timeline = new WallTimeline(START, 1, mistakes::add)) {
      timeline.after(Duration.ofDays(1), () -> done.add("too early"));
      timeline.jump(Duration.ofDays(2));
      timeline.soon(() -> done.add("soon"));
      assertThat(next()).isEqualTo("soon");
      assertThat(timeline.instant()).isAfterOrEqualTo(START.plus(Duration.ofDays(2)));
      timeline.jump(Duration.ofDays(-3));
      assertThat(timeline.instant()).isBefore(START);
      assertThat(done).isEmpty();
    }
  }

  @Test
  void a_cancelled_task_is_passed_over_and_a_closed_timeline_does_nothing() throws Exception {
    WallTimeline timeline = new WallTimeline(START, 1000, mistakes::add);
    timeline.after(Duration.ofSeconds(1), () -> done.add("cancelled")).cancel();
    timeline.after(Duration.ofSeconds(2), () -> done.add("second"));
    assertThat(next()).isEqualTo("second");
    timeline.close();
    timeline.soon(() -> done.add("never"));
    assertThat(done).isEmpty();
  }

  @Test
  void a_speed_must_be_above_nothing() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new WallTimeline(START, speed, mistakes::add))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
