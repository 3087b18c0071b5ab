package turbulence.faults.kubernetes.safekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Kept;
import turbulence.experiment.model.OnClaimed;
import turbulence.experiment.model.Safeguard;
import turbulence.experiment.model.Safety;
import turbulence.experiment.world.FakeWorld;
import turbulence.faults.kubernetes.node.CordonNode;
import turbulence.faults.kubernetes.undo.Site;
import turbulence.json.JsonObject;

@Timeout(60)
class ClusterSafekeepingTest {
  @TempDir Path folder;
  private final FakeWorld time = new FakeWorld();
  private final List<Guarded> open = new ArrayList<>();
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.open(folder);
    time.world(folder, java.util.Map.of()).sleeper().atWork(Thread.currentThread());
  }

  @AfterEach
  void close() {
    open.forEach(Guarded::close);
    site.close();
  }

  private Guarded run(String run) {
    return run(run, Safety.OPEN, List.of());
  }

  private Guarded run(String run, Safety safety, List<String> over) {
    Guarded guarded = new Guarded(time, folder, run, safety, over);
    open.add(guarded);
    return guarded;
  }

  private static Safety requiring(Safeguard safeguard) {
    return new Safety(null, null, List.of(safeguard));
  }

  private @Nullable String renewed(String run) {
    return site.simulator()
        .get("lease", "default", "turbulence-run-" + run)
        .map(lease -> lease.object("spec").text("renewTime").orElse(""))
        .orElse(null);
  }

  private void pass(int seconds) throws Exception {
    run("nobody").world.sleep(Duration.ofSeconds(seconds));
  }

  @Test
  void a_run_that_lives_says_so_and_goes_without_a_trace() throws Exception {
    Guarded run = run("a");
    assertThat(run.claim()).isTrue();
    String first = renewed("a");
    pass(600);
    assertThat(renewed("a")).isNotNull().isNotEqualTo(first);
    assertThat(run.stops).isEmpty();
    run.safekeeping.keep(run.scaling(), run.lines("t"));
    assertThat(run.seen()).hasSize(1);
    assertThat(run.seen().getFirst().lines()).hasSize(2);
    run.safekeeping.end(List.of());
    assertThat(run.seen()).isEmpty();
    assertThat(run.safekeeping.missing()).isEmpty();
  }

  @Test
  void a_run_that_cannot_renew_for_two_thirds_of_its_lease_ends_and_does_no_more()
      throws Exception {
    Guarded run = run("a");
    run.claim();
    site.simulator().breaking().on("patch").of("leases").cut();
    pass(15);
    assertThat(run.stops).isEmpty();
    pass(10);
    assertThat(run.stops).singleElement().asString().contains("could not be renewed for 2");
    assertThatThrownBy(run::claim)
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("the run is not its own any more");
  }

  @Test
  void a_run_whose_lease_is_taken_away_ends_within_five_seconds() throws Exception {
    Guarded run = run("a");
    run.claim();
    site.simulator().delete("lease", "default", "turbulence-run-a");
    pass(5);
    assertThat(run.stops).singleElement().asString().contains("somebody has removed its lease");
  }

  @Test
  void who_is_asked_to_stop_hears_it_once_and_within_five_seconds() throws Exception {
    Guarded run = run("a");
    run.claim();
    Guarded other = run("b");
    other.seen().getFirst().stop("ops on desk", true);
    pass(5);
    assertThat(run.stops)
        .singleElement()
        .satisfies(reason -> assertThat(reason.skipRollbacks()).isTrue())
        .asString()
        .contains("Asked to stop by ops on desk");
    pass(30);
    assertThat(run.stops).hasSize(1);
  }

  @Test
  void who_comes_second_fails_once_the_first_is_seen_to_live() throws Exception {
    run("a").claim();
    Guarded second = run("b");
    assertThatThrownBy(second::claim)
        .hasMessage(
            "deployment default/web is claimed by run a of somebody, which is under way;"
                + " runtime.safety.on_claimed: wait waits");
    assertThat(time.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(6));
    assertThat(second.safekeeping.claim(second.intent(new CordonNode("node-0", null)))).isTrue();
  }

  @Test
  void the_dead_hold_nothing_but_are_watched_first() throws Exception {
    Guarded first = run("a");
    first.claim();
    first.close();
    assertThat(run("b").claim()).as("nobody was there").isFalse();
    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
    assertThat(renewed("a")).isNull();
  }

  @Test
  void who_is_known_to_be_dead_is_not_watched() throws Exception {
    Guarded first = run("a");
    first.claim();
    first.safekeeping.keep(first.scaling(), first.lines("t"));
    first.close();
    Guarded second = run("b", Safety.OPEN, List.of("a"));
    assertThat(second.claim()).isTrue();
    assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(1));
    assertThat(second.remarks)
        .singleElement()
        .asString()
        .contains("run a of somebody is dead", "turbulence undo a puts it back");
  }

  @Test
  void who_waits_has_it_when_the_first_is_done() throws Exception {
    Guarded first = run("a");
    first.claim();
    Guarded second = run("b", new Safety(null, OnClaimed.WAIT, List.of()), List.of());
    Thread done =
        Thread.ofPlatform()
            .unstarted(() -> {
              try {
                first.world.sleep(Duration.ofMinutes(3));
                first.safekeeping.end(List.of());
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              } finally {
                first.world.sleeper().atRest(Thread.currentThread());
              }
            });
    first.world.sleeper().atWork(done);
    done.start();
    assertThat(second.claim()).isFalse();
    assertThat(time.elapsed()).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(185));
  }

  @Test
  void of_two_at_once_one_has_it() throws Exception {
    for (int round = 0; round < 10; round++) {
      List<Callable<Boolean>> both = new ArrayList<>();
      for (String name : List.of("a" + round, "b" + round)) {
        Guarded guarded = run(name);
        var intent = guarded.scaling();
        both.add(() -> {
          guarded.world.sleeper().atWork(Thread.currentThread());
          try {
            guarded.safekeeping.claim(intent);
            guarded.world.sleep(Duration.ofSeconds(10));
            return true;
          } catch (ActivityFailed e) {
            return false;
          } finally {
            guarded.safekeeping.end(List.of());
            guarded.world.sleeper().atRest(Thread.currentThread());
          }
        });
      }
      open.getFirst().world.sleeper().atRest(Thread.currentThread());
      int winners = 0;
      try (ExecutorService two = Executors.newFixedThreadPool(2)) {
        for (Future<Boolean> each : two.invokeAll(both)) {
          winners += each.get() ? 1 : 0;
        }
      }
      assertThat(winners).as("round " + round).isEqualTo(1);
    }
  }

  @Test
  void what_is_forbidden_is_done_without_unless_somebody_requires_it() throws Exception {
    site.simulator()
        .breaking()
        .on("create")
        .of("leases", "configmaps")
        .refuse(403, "Forbidden", "not you");
    Guarded run = run("a");
    assertThat(run.claim()).isTrue();
    run.safekeeping.keep(run.scaling(), run.lines("t"));
    assertThat(run.safekeeping.missing()).hasSize(2).allMatch(it -> it.contains("not you"));
    assertThat(run.remarks).hasSize(2);
    assertThatThrownBy(() -> run("b", requiring(Safeguard.LEASE), List.of()).claim())
        .hasMessageContaining("runtime.require says that it must have a lease");
    Guarded strict = run("c", requiring(Safeguard.LEDGER), List.of());
    strict.claim();
    assertThatThrownBy(() -> strict.safekeeping.keep(strict.scaling(), strict.lines("t")))
        .hasMessageContaining("runtime.require says that it must have a ledger");
  }

  @Test
  void what_may_yet_be_done_refuses_the_step() throws Exception {
    Guarded run = run("a");
    run.claim();
    site.simulator().breaking().on("create").of("configmaps").cut();
    assertThatThrownBy(() -> run.safekeeping.keep(run.scaling(), run.lines("t")))
        .isInstanceOf(ActivityFailed.class)
        .hasMessageContaining("its way back cannot be kept in turbulence-simulator");
    site.simulator().breaking().mend();
    run.safekeeping.keep(run.scaling(), run.lines("t"));
    assertThat(run.safekeeping.missing()).isEmpty();
  }

  @Test
  void a_long_ledger_is_kept_in_pieces() throws Exception {
    Guarded run = run("a");
    run.claim();
    List<JsonObject> lines = run.lines("é😀".repeat(200_000));
    run.safekeeping.keep(run.scaling(), lines);
    assertThat(
            site.simulator().list("configmap", "default").stream()
                .filter(it -> it.toString().contains("turbulence-run-a")))
        .hasSizeGreaterThan(2);
    assertThat(run.seen().getFirst().lines().getFirst()).isEqualTo(lines.getFirst());
    run.safekeeping.end(List.of());
    assertThat(run.seen()).isEmpty();
  }

  @Test
  void of_two_who_undo_one_may() throws Exception {
    Guarded run = run("a");
    run.claim();
    run.safekeeping.keep(run.scaling(), run.lines("t"));
    run.close();
    Kept one = run("b").seen().getFirst();
    Kept two = run("c").seen().getFirst();
    assertThat(one.claim("one")).isNull();
    assertThat(two.claim("two")).contains("somebody was quicker");
    assertThat(run("d").seen().getFirst().claim("three")).startsWith("one ");
    one.leave(List.of());
    assertThat(run("e").seen()).isEmpty();
  }
}
