package turbulence.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private final Agenda agenda = new Agenda();
  private final List<String> ran = new ArrayList<>();

  private void run(long until) {
    Agenda.Entry entry = agenda.pollDue(until);
    while (entry != null) {
      entry.run();
      entry = agenda.pollDue(until);
    }
  }

  @Test
  void tasks_come_in_the_order_of_their_times_then_of_their_giving() {
    agenda.add(5, () -> ran.add("later"));
    agenda.add(3, () -> ran.add("first"));
    agenda.add(3, () -> ran.add("second"));
    agenda.add(3, () -> ran.add("cancelled")).cancel();
    run(4);
    assertThat(ran).containsExactly("first", "second");
    run(5);
    assertThat(ran).endsWith("later");
  }

  @Test
  void cancelled_ones_are_forgotten_when_they_are_many() {
    for (int i = 0; i < 100_000; i++) {
      Agenda.Entry timeout = agenda.add(1_000_000 + i, () -> ran.add("timeout"));
      timeout.cancel();
      timeout.cancel();
    }
    agenda.add(7, () -> ran.add("kept"));
    assertThat(agenda.size()).isLessThan(2_100);
    run(10_000_000);
    assertThat(ran).containsExactly("kept");
    assertThat(agenda.peek()).isNull();
  }
}
