package turbulence.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.crash.Dying.Said;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Sketch;

/// What a run changed in a cluster, and what others, other runs and a broken API do to that.
@Timeout(120)
class PutBackInClusterTest {
  @TempDir Path made;
  private Shelter shelter;

  @BeforeEach
  void open() throws Exception {
    shelter = Shelter.open(made);
  }

  @AfterEach
  void close() {
    shelter.close();
  }

  private static String pausing(String activity) {
    return pausing(activity, 3);
  }

  private static String pausing(String activity, int seconds) {
    String pause = ", \"pauses\": {\"after\": " + seconds + "}}";
    return activity.substring(0, activity.lastIndexOf('}')) + pause;
  }

  private void somebodyScales(int replicas) {
    shelter
        .simulator()
        .apply(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: "
                + replicas
                + "}}");
  }

  private void awaitReplicas(String wanted) {
    shelter.simulator().await(() -> shelter.replicas().equals(wanted), Duration.ofMinutes(5));
    assertThat(shelter.replicas()).isEqualTo(wanted);
  }

  private Dying kept() throws Exception {
    Dying home = shelter.home("home", Shelter.scale(1), "");
    assertThat(home.program("run", "--keep-changes", "exp.json").exit()).isZero();
    assertThat(shelter.replicas()).isEqualTo("1");
    return home;
  }

  @Test
  void a_run_puts_back_what_it_changed() throws Exception {
    Dying home = shelter.home("home");
    Said said = home.program("run", "exp.json");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("Put back: nodes node-0 in ", "Put back: deployments.apps default/web in ");
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(home.program("recover", "--yes").text()).contains("Nothing to put back");
  }

  @Test
  void what_a_rollback_put_back_needs_nobody() throws Exception {
    Dying home = shelter.home("home", Shelter.scale(1), Shelter.scale(3));
    Said said = home.program("run", "exp.json");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).doesNotContain("Put back: ");
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(home.program("recover", "--yes").text()).contains("Nothing to put back");
  }

  @Test
  void of_two_runs_on_one_deployment_the_younger_fails_and_hits_nothing() throws Exception {
    Dying one = shelter.home("home", pausing(Shelter.scale(1), 9), "");
    CompletableFuture<Said> first =
        CompletableFuture.supplyAsync(() -> one.program("run", "--journal-path=one", "exp.json"));
    awaitReplicas("1");
    Said second = shelter.home("other", Shelter.scale(5), "").program("run", "exp.json");
    assertThat(second.exit()).as(second.text()).isEqualTo(1);
    assertThat(second.text())
        .containsPattern(
            "'scale' is not done, because deployment default/web is claimed by run [0-9a-f-]+ of"
                + " 't' on \\S+ \\(process \\d+\\), which is under way");
    assertThat(shelter.replicas()).isEqualTo("1");
    assertThat(first.join().exit()).as(first.join().text()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(shelter.safeguards()).isEmpty();
  }

  @Test
  void who_waits_for_the_other_run_hits_the_deployment_after_it() throws Exception {
    Dying one = shelter.home("home", pausing(Shelter.scale(1), 2), "");
    CompletableFuture<Said> first =
        CompletableFuture.supplyAsync(() -> one.program("run", "--journal-path=one", "exp.json"));
    awaitReplicas("1");
    Dying two = shelter.home("other", Shelter.scale(5), "");
    two.with("runtime", "{\"safety\": {\"on_claimed\": \"wait\"}}");
    Said second = two.program("run", "exp.json");
    assertThat(second.exit()).as(second.text()).isZero();
    assertThat(second.text()).contains("looking whether it lives", "Put back: deployments.apps");
    assertThat(first.join().exit()).as(first.join().text()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(shelter.safeguards()).isEmpty();
  }

  @Test
  void runs_on_different_targets_do_not_disturb_each_other() throws Exception {
    Dying one = shelter.home("home", pausing(Shelter.scale(1)), "");
    CompletableFuture<Said> first =
        CompletableFuture.supplyAsync(() -> one.program("run", "--journal-path=one", "exp.json"));
    awaitReplicas("1");
    Said second = shelter.home("other", Shelter.CORDON, "").program("run", "exp.json");
    assertThat(second.exit()).as(second.text()).isZero();
    assertThat(first.join().exit()).as(first.join().text()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
  }

  @Test
  void what_cannot_be_reached_is_put_back_once_it_can() throws Exception {
    Dying home = shelter.home("home", pausing(Shelter.scale(1)), "");
    CompletableFuture<Said> run =
        CompletableFuture.supplyAsync(() -> home.program("run", "exp.json"));
    awaitReplicas("1");
    Break cut = shelter.simulator().breaking().on().cut();
    assertThat(run.join().exit()).as(run.join().text()).isEqualTo(1);
    assertThat(home.status()).isEqualTo("failed");
    assertThat(run.join().text())
        .contains("it lies in the cluster of context '", "Still changed: deployments.apps");
    Said still = home.program("recover", "--yes");
    assertThat(still.exit()).isEqualTo(1);
    assertThat(still.text()).contains("still changed: deployments.apps default/web in ");
    cut.mend();
    assertThat(home.program("recover", "--yes").exit()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
  }

  @Test
  void a_change_whose_answer_is_lost_is_put_back() throws Exception {
    shelter.simulator().breaking().on("patch").first(1).cutAfter(20);
    Dying home = shelter.home("home", Shelter.scale(1), "");
    Said said = home.program("run", "exp.json");
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("Put back: deployments.apps default/web");
    assertThat(shelter.isAsBefore()).isTrue();
  }

  @Test
  void an_interrupt_while_the_cluster_is_silent_ends_the_run() throws Exception {
    shelter.simulator().breaking().on("patch").of("nodes").hang();
    Dying home = shelter.home("home");
    Process run = home.living("--no-log-file", "run", "exp.json");
    try {
      awaitReplicas("1");
      // Time for the next step to write down its way back and to ask; that waits for 30 s.
      shelter.simulator().await(() -> false, Duration.ofMinutes(1));
      new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
      Said said = Dying.said(run);
      assertThat(said.exit()).as(said.text()).isEqualTo(1);
      assertThat(home.status()).isEqualTo("interrupted");
      assertThat(shelter.isAsBefore()).as(said.text()).isTrue();
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void a_torn_last_line_is_no_obstacle() throws Exception {
    Dying home = kept();
    try (Stream<Path> files = Files.walk(home.home().resolve("own"))) {
      Path ledger = files.filter(it -> it.endsWith("ledger.jsonl")).findFirst().orElseThrow();
      Files.writeString(ledger, "{\"line\":\"sett", StandardOpenOption.APPEND);
    }
    Said said = home.program("undo", "--last", "--yes");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
  }

  @Test
  void what_somebody_else_made_of_it_is_left_alone_and_named_each_time() throws Exception {
    Dying home = kept();
    somebodyScales(4);
    for (int i = 0; i < 2; i++) {
      Said said = home.program("undo", "--last", "--yes");
      assertThat(said.exit()).as(said.text()).isEqualTo(1);
      assertThat(said.text())
          .contains(
              "changed by somebody else since (spec.replicas is 4, the run made it 1), so left"
                  + " alone",
              "To leave it so: turbulence undo ");
    }
    assertThat(shelter.replicas()).isEqualTo("4");
    somebodyScales(3);
    Said said = home.program("undo", "--last", "--yes");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("was as before already: deployments.apps default/web");
    assertThat(home.program("undo", "--last", "--yes").exit()).isEqualTo(1);
  }

  @Test
  void what_is_forgotten_is_named_no_more() throws Exception {
    Dying home = kept();
    Said said = home.program("undo", "--last", "--forget", "--yes");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("forgotten: deployments.apps default/web");
    assertThat(shelter.replicas()).isEqualTo("1");
    assertThat(home.program("recover", "--yes").text()).contains("Nothing to put back");
  }

  @Test
  void another_object_of_its_name_is_left_alone() throws Exception {
    Dying home = kept();
    shelter.simulator().delete("deployment", "default", "web");
    shelter
        .simulator()
        .await(
            () -> shelter.simulator().get("deployment", "default", "web").isEmpty(),
            Duration.ofMinutes(1));
    shelter.simulator().apply(Sketch.deployment("web").replicas(1).object());
    Said said = home.program("undo", "--last", "--yes");
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("deleted since, and another one made, so left alone");
    assertThat(shelter.replicas()).isEqualTo("1");
    assertThat(home.program("recover", "--yes").text()).contains("Nothing to put back");
  }

  @Test
  void a_shell_that_knows_another_cluster_or_none_says_which_is_meant() throws Exception {
    Dying home = kept();
    Map<String, String> poor = new HashMap<>(home.environment());
    poor.remove("KUBECONFIG");
    Said said = home.with(poor).program("undo", "--last", "--yes");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text())
        .contains(
            "it lies in the cluster of context 'turbulence-simulator' at "
                + shelter.simulator().url()
                + ", which is not at hand: no cluster is named");
    assertThat(home.program("undo", "--last", "--yes").exit()).isZero();
    assertThat(shelter.isAsBefore()).isTrue();
  }
}
