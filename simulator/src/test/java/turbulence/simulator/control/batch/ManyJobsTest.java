package turbulence.simulator.control.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import turbulence.simulator.control.Kinds;

class ManyJobsTest {
  private final Yard yard = new Yard(1);

  /// What this thread, on which all happens, has worked for so many Jobs.
  private long work(int from, int count) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = from; i < from + count; i++) {
      yard.job("j" + i, "exit-0", "", "'restartPolicy':'Never'");
    }
    yard.advance(60);
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
  }

  /// With four times as many beside it, each Job would cost four times as much if it asked all.
  @Test
  void jobs_do_not_ask_each_other() {
    yard.town.nodes(6);
    long warm = work(0, 150);
    long few = work(150, 150);
    long many = work(300, 600);
    assertThat(yard.all(Kinds.JOBS))
        .hasSize(900)
        .allMatch(job -> JobStatus.isFinished(job.status()));
    assertThat(many / 4).as("%s after %s", few, warm).isLessThan(few * 3);
  }
}
