package turbulence.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HandTimelineTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final HandTimeline timeline = new HandTimeline(START);
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void time_stands_still_until_it_is_moved() {
    timeline.after(Duration.ofMinutes(5), () -> told.add("late"));

    timeline.advance(Duration.ofSeconds(299));
    assertThat(told).isEmpty();

    timeline.advance(Duration.ofSeconds(1));
    assertThat(told).containsExactly("late");
    assertThat(timeline.instant()).isEqualTo(START.plusSeconds(300));
  }

  @Test
  void tasks_run_in_the_order_of_their_times_and_then_as_they_were_given() {
    timeline.after(Duration.ofSeconds(2), () -> told.add("third"));
    timeline.soon(() -> told.add("first"));
    timeline.after(Duration.ofSeconds(1), () -> told.add("second"));
    timeline.after(Duration.ofSeconds(2), () -> told.add("fourth"));

    timeline.advance(Duration.ofSeconds(2));

    assertThat(told).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void a_task_sees_the_time_that_it_was_due_at() {
    List<Instant> seen = new ArrayList<>();
    timeline.after(Duration.ofSeconds(7), () -> seen.add(timeline.instant()));

    timeline.advance(Duration.ofHours(1));

    assertThat(seen).containsExactly(START.plusSeconds(7));
  }

  @Test
  void what_was_cancelled_does_not_happen() {
    Timeline.Alarm alarm = timeline.after(Duration.ofSeconds(1), () -> told.add("never"));
    alarm.cancel();

    timeline.advance(Duration.ofSeconds(2));

    assertThat(told).isEmpty();
  }

  @RepeatedTest(20)
  void the_clock_waits_for_those_beside_until_they_sleep() {
    timeline.beside(() -> {
      told.add("up");
      sleep(Duration.ofSeconds(10));
      told.add("down at " + Duration.between(START, timeline.instant()).toSeconds());
    });

    timeline.advance(Duration.ofSeconds(9));
    assertThat(told).containsExactly("up");

    timeline.advance(Duration.ofSeconds(5));
    assertThat(told).containsExactly("up", "down at 10");
  }

  @RepeatedTest(20)
  void whoever_is_interrupted_in_its_sleep_has_its_say_before_the_clock_goes_on() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    timeline.beside(() -> {
      thread.set(Thread.currentThread());
      try {
        timeline.sleep(Duration.ofHours(1));
        told.add("slept");
      } catch (InterruptedException stop) {
        told.add("stopped at " + Duration.between(START, timeline.instant()).toSeconds());
      }
    });
    timeline.after(Duration.ofSeconds(3), () -> timeline.interrupt(thread.get()));

    timeline.advance(Duration.ofSeconds(60));

    assertThat(told).containsExactly("stopped at 3");
  }

  @Test
  void a_mistake_beside_the_control_plane_is_told_to_whoever_moves_the_clock() {
    timeline.beside(() -> {
      throw new IllegalArgumentException("oops");
    });

    assertThatThrownBy(timeline::settle).hasMessageContaining("oops");
  }

  private void sleep(Duration howLong) {
    try {
      timeline.sleep(howLong);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
