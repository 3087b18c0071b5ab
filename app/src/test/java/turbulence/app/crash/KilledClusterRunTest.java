package turbulence.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.crash.Dying.Said;

/// `run` of an experiment that scales and cordons, in a process of its own that dies before one of
/// its writes, be it to a file or to the cluster: every one of them in turn. Every other time it is
/// another machine that puts things back, which has the cluster only.
@Timeout(300)
class KilledClusterRunTest {
  @TempDir Path made;

  @Test
  void whatever_write_a_run_dies_at_the_cluster_is_as_before() throws Exception {
    Path agent = WriteAgent.pack(made);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger changed = new AtomicInteger();
    AtomicBoolean survived = new AtomicBoolean();
    Callable<Void> worker =
        () -> {
          try (Shelter shelter = Shelter.open(made.resolve(Thread.currentThread().getName()))) {
            while (!survived.get()) {
              int write = next.getAndIncrement();
              if (dieAndRecover(shelter, agent, write, changed) != Dying.KILLED) {
                survived.set(true);
              }
            }
          }
          return null;
        };
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Void> done : two.invokeAll(List.of(worker, worker))) {
        done.get();
      }
    }
    assertThat(next).hasValueGreaterThan(30);
    assertThat(changed).as("times that something was left changed").hasValueGreaterThan(5);
  }

  private static int dieAndRecover(Shelter shelter, Path agent, int write, AtomicInteger changed)
      throws Exception {
    Dying home = shelter.home("run" + write);
    Said died = home.atWrite(agent, write, "--no-log-file", "run", "exp.json");
    String where = "write " + write + ": " + died.text();
    assertThat(died.exit()).as(where).isIn(0, Dying.KILLED);
    if (!shelter.replicas().equals("3")) {
      changed.incrementAndGet();
    }
    boolean known = hasProgress(home.home());
    boolean elsewhere = write % 2 == 1;
    Dying there = elsewhere ? shelter.home("other" + write) : home;
    Said recovered = there.hastily("recover", "--yes");
    assertThat(recovered.exit()).as(where + recovered.text()).isZero();
    assertThat(shelter.isAsBefore()).as(where + recovered.text() + shelter.essence()).isTrue();
    assertThat(shelter.safeguards()).as(where + recovered.text()).isEmpty();
    if (elsewhere) {
      Said late = home.program("recover", "--yes");
      assertThat(late.exit()).as(where + late.text()).isZero();
      assertThat(shelter.isAsBefore()).as(where + late.text()).isTrue();
    }
    if (known) {
      assertThat(home.status()).as(where).isIn("completed", "interrupted");
    }
    assertThat(home.program("recover", "--yes").text()).as(where).contains("Nothing to put back");
    return died.exit();
  }

  private static boolean hasProgress(Path home) throws Exception {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(it -> it.endsWith("progress.jsonl")).toList()) {
        return Files.readAllLines(file).size() > 1;
      }
    }
    return false;
  }
}
