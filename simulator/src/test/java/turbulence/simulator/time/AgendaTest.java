package turbulence.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
  private record Planned(long due, int number) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void entries_come_when_due_in_order_and_cancelled_ones_never(long seed) {
    Random random = new Random(seed);
    Agenda agenda = new Agenda();
    List<Planned> planned = new ArrayList<>();
    List<Planned> done = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Planned task = new Planned(random.nextInt(100), i);
      Agenda.Entry entry = agenda.add(task.due, () -> done.add(task));
      if (random.nextInt(4) == 0) {
        entry.cancel();
      } else {
        planned.add(task);
      }
    }
    for (long now = 0; now < 100; now++) {
      for (Agenda.Entry due = agenda.pollDue(now); due != null; due = agenda.pollDue(now)) {
        assertThat(due.due).isEqualTo(now);
        due.run();
        due.run(); // once is all
      }
    }
    planned.sort(Comparator.comparingLong(Planned::due));
    assertThat(done).isEqualTo(planned);
    assertThat(agenda.peek()).isNull();
  }
}
