package turbulence.simulator.control.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.simulator.api.Deletion;
import turbulence.simulator.control.Kinds;
import turbulence.simulator.control.References;

class JobPodsTest {
  private final Yard yard = new Yard(1);

  @Test
  void fewer_pods_run_when_fewer_may() {
    yard.job("long", "'completions':8,'parallelism':6");
    yard.advance(10);
    yard.spec(Kinds.JOBS, "j", "parallelism", 2);
    yard.advance(10);
    assertThat(yard.pods()).hasSize(2);
    assertThat(yard.count("failed")).isZero();
    yard.spec(Kinds.JOBS, "j", "parallelism", 3);
    yard.advance(10);
    assertThat(yard.pods()).hasSize(3);
  }

  @Test
  void a_pod_that_somebody_deletes_stays_until_it_is_counted() {
    yard.job("long", "");
    yard.advance(5);
    String name = yard.pods().getFirst().key().name();
    yard.delete(Kinds.PODS, name, Deletion.PLAIN);
    yard.advance(0.5);
    assertThat(JobPod.isTracked(yard.get(Kinds.PODS, name))).isTrue();
    yard.advance(15);
    assertThat(yard.count("failed")).isEqualTo(1);
    assertThat(yard.pods()).hasSize(1);
    assertThat(yard.pods().getFirst().key().name()).isNotEqualTo(name);
  }

  @Test
  void a_pod_is_replaced_when_it_has_failed_and_not_before() {
    yard.image(
        "slow",
        shell ->
            shell.onTermination(() -> shell.after(Duration.ofSeconds(20), () -> shell.exit(1))));
    yard.job("slow", "'podReplacementPolicy':'Failed'");
    yard.advance(5);
    String name = yard.pods().getFirst().key().name();
    yard.delete(Kinds.PODS, name, Deletion.PLAIN);
    yard.advance(15);
    assertThat(yard.names(Kinds.PODS)).containsExactly(name);
    assertThat(yard.count("terminating")).isEqualTo(1);
    yard.advance(30);
    assertThat(yard.count("failed")).isEqualTo(1);
    assertThat(yard.names(Kinds.PODS)).hasSize(1).doesNotContain(name);
  }

  @Test
  void pods_go_with_their_job() {
    for (Deletion.Propagation how :
        List.of(Deletion.Propagation.BACKGROUND, Deletion.Propagation.FOREGROUND)) {
      yard.job("long", "'parallelism':3");
      yard.advance(10);
      yard.delete(Kinds.JOBS, "j", Deletion.of(how));
      yard.advance(10);
      assertThat(yard.all(Kinds.JOBS)).as(how.toString()).isEmpty();
      assertThat(yard.pods()).as(how.toString()).isEmpty();
    }
  }

  @Test
  void pods_that_are_left_alone_are_freed() {
    yard.job("long", "'parallelism':2");
    yard.advance(10);
    yard.delete(Kinds.JOBS, "j", Deletion.of(Deletion.Propagation.ORPHAN));
    yard.advance(10);
    assertThat(yard.all(Kinds.JOBS)).isEmpty();
    assertThat(yard.pods()).hasSize(2);
    assertThat(yard.pods()).noneMatch(JobPod::isTracked);
    assertThat(yard.pods()).allMatch(pod -> References.controller(pod) == null);
  }
}
