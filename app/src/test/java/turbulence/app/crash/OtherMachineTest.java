package turbulence.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.crash.Dying.Said;

/// What somebody on another machine, who has the cluster only, can do about a run.
@Timeout(120)
class OtherMachineTest {
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

  private Dying other() throws Exception {
    return shelter.home("other");
  }

  private void awaitChange() {
    shelter.simulator().await(() -> shelter.replicas().equals("1"), Duration.ofMinutes(5));
    assertThat(shelter.replicas()).isEqualTo("1");
  }

  private static String pausing(int seconds) {
    String scale = Shelter.scale(1);
    String pause = ", \"pauses\": {\"after\": " + seconds + "}}";
    return scale.substring(0, scale.lastIndexOf('}')) + pause;
  }

  @Test
  void puts_back_what_a_run_kept() throws Exception {
    assertThat(shelter.home("home").program("run", "--keep-changes", "exp.json").exit()).isZero();
    assertThat(shelter.safeguards()).singleElement().asString().startsWith("configmap ");
    Said kept = other().program("recover", "--yes");
    assertThat(kept.text()).contains("kept as asked; 'turbulence undo ");
    String run = kept.text().replaceAll(".*turbulence undo ([0-9a-f-]+)'.*", "$1");
    Said said = other().program("undo", run.substring(0, 20), "--yes");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("put back: nodes node-0", "put back: deployments.apps");
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(shelter.safeguards()).isEmpty();
    assertThat(other().program("recover", "--yes").text()).contains("Nothing to put back");
    Said owner = shelter.home("home").program("recover", "--yes");
    assertThat(owner.exit()).as(owner.text()).isZero();
  }

  @Test
  void stops_a_run_and_sees_everything_put_back() throws Exception {
    Dying home = shelter.home("home", pausing(60), "");
    CompletableFuture<Said> run =
        CompletableFuture.supplyAsync(() -> home.program("run", "exp.json"));
    awaitChange();
    Said list = other().program("recover", "--list");
    assertThat(list.text()).contains(" of 't' is still under way", "and has changed: deployments");
    Said none = other().program("stop", "1999");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.text()).containsPattern("no run '1999' is under way; [0-9a-f-]+ is");
    Said said = other().program("stop", "--all");
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains(" of 't' on ", " to stop", " has ended");
    assertThat(run.join().exit()).isEqualTo(1);
    assertThat(run.join().text()).contains("Asked to stop by ", "Put back: deployments.apps");
    assertThat(home.status()).isEqualTo("interrupted");
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(shelter.safeguards()).isEmpty();
    assertThat(other().program("stop", "--all").text()).contains("No run is under way");
  }

  @Test
  void another_terminal_stops_a_run_by_its_process() throws Exception {
    Dying home = shelter.home("home", pausing(60), "");
    Process run = home.living("--no-log-file", "run", "exp.json");
    try {
      awaitChange();
      Said said = Dying.said(home.living("--no-log-file", "stop", "2"));
      assertThat(said.exit()).as(said.text()).isZero();
      assertThat(said.text()).contains("(process " + run.pid() + ") to stop", " has ended");
      Said ended = Dying.said(run);
      assertThat(ended.exit()).as(ended.text()).isEqualTo(1);
      assertThat(home.status()).isEqualTo("interrupted");
      assertThat(shelter.isAsBefore()).isTrue();
      assertThat(shelter.safeguards()).isEmpty();
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void without_rollbacks_everything_stays_as_it_is() throws Exception {
    Dying home = shelter.home("home", pausing(60), "");
    Process run = home.living("--no-log-file", "run", "exp.json");
    try {
      awaitChange();
      Said said = Dying.said(home.living("--no-log-file", "stop", "--all", "--no-rollbacks"));
      assertThat(said.exit()).as(said.text()).isZero();
      assertThat(said.text()).contains("left changed: deployments.apps default/web");
      assertThat(Dying.said(run).exit()).isEqualTo(1);
      assertThat(shelter.replicas()).isEqualTo("1");
      assertThat(home.program("undo", "--last", "--yes").exit()).isZero();
      assertThat(shelter.isAsBefore()).isTrue();
      assertThat(shelter.safeguards()).isEmpty();
    } finally {
      run.destroyForcibly();
    }
  }
}
