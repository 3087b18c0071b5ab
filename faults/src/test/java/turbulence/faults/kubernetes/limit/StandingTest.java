package turbulence.faults.kubernetes.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

  @Test
  void a_workload_misses_what_the_run_took_and_has_not_come_back() {
    Standing standing = new Standing(4, 4, Set.of("b", "c"), Set.of("a"), Set.of());
    assertThat(standing.missingAfter(Set.of())).isEqualTo(1); // the other is not of the run
    assertThat(standing.missingAfter(Set.of("b"))).isEqualTo(2);
    assertThat(standing.readyAfter(Set.of("b"))).isEqualTo(1);
    assertThat(standing.missingAfter(Set.of("x"))).isEqualTo(2); // was not ready anyway
    assertThat(standing.scaledTo(1).missingAfter(Set.of())).isEqualTo(3);
  }

  /// Plays runs on random workloads, in which pods fall ill by themselves, go when the run takes
  /// them, now or later, and come back at some time; a workload is scaled now and then.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_run_never_takes_more_than_it_may(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      new Story(random).play();
    }
  }

  /// A workload under one run, told from outside: who is missing because of whom.
  private static final class Story {
    private final Random random;
    private final int desired;
    private final int allowed;
    private final int leave;
    private int cap;
    private int made;
    private final List<String> ready = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> underway = new HashSet<>();

    /// Places that are empty because of the run, and for other reasons.
    private int ours;

    private int ill;

    private Story(Random random) {
      this.random = random;
      this.desired = 1 + random.nextInt(9);
      this.allowed = random.nextInt(desired + 1);
      this.leave = random.nextInt(desired + 1);
      this.cap = desired;
      for (int i = 0; i < desired; i++) {
        ready.add("p" + made++);
      }
    }

    private void play() {
      for (int turn = 0; turn < 30; turn++) {
        switch (random.nextInt(6)) {
          case 0 -> fallIll();
          case 1 -> heal();
          case 2 -> arrive();
          case 3 -> scale();
          default -> take();
        }
        int gone = Math.min(cap, desired);
        assertThat(ours + desired - gone)
            .as("missing because of the run")
            .isLessThanOrEqualTo(allowed);
      }
    }

    private void fallIll() {
      if (!ready.isEmpty()) {
        String pod = ready.remove(random.nextInt(ready.size()));
        if (underway.remove(pod)) {
          return; // it went before it could fall ill, and counts as ours
        }
        ill++;
      }
    }

    private void heal() {
      if (ill > 0) {
        ill--;
        ready.add("p" + made++);
      }
    }

    /// What was let on is done, or what was taken is back.
    private void arrive() {
      if (!underway.isEmpty() && random.nextBoolean()) {
        ready.removeAll(underway);
        underway.clear();
      } else if (ours > 0 && underway.isEmpty()) {
        ours--;
        ready.add("p" + made++);
      }
    }

    /// Down for once, while all that should be there is.
    private void scale() {
      if (cap == desired && ill == 0 && ours == 0 && underway.isEmpty()) {
        int replicas = random.nextInt(desired + 1);
        Standing then = standing().scaledTo(replicas);
        if (isAllowed(then, Set.of())) {
          cap = replicas;
          while (ready.size() > cap) {
            ready.removeLast();
          }
          assertThat(ready.size()).isGreaterThanOrEqualTo(Math.min(leave, desired));
        }
      }
    }

    private void take() {
      Set<String> fresh = new HashSet<>();
      for (String pod : ready) {
        if (!underway.contains(pod) && random.nextInt(3) == 0) {
          fresh.add(pod);
        }
      }
      if (fresh.isEmpty() || !isAllowed(standing(), fresh)) {
        return;
      }
      taken.addAll(fresh);
      ours += fresh.size();
      if (random.nextBoolean()) {
        underway.addAll(fresh);
      } else {
        ready.removeAll(fresh);
      }
      Set<String> left = new HashSet<>(ready);
      left.removeAll(underway);
      assertThat(left.size()).as("left ready").isGreaterThanOrEqualTo(leave);
    }

    private Standing standing() {
      return new Standing(desired, cap, Set.copyOf(ready), taken, Set.copyOf(underway));
    }

    private boolean isAllowed(Standing standing, Set<String> fresh) {
      return standing.missingAfter(fresh) <= allowed && standing.readyAfter(fresh) >= leave;
    }
  }
}
