package turbulence.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import turbulence.app.crash.Dying.Said;
import turbulence.json.JsonBool;
import turbulence.json.JsonObject;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.scenario.Simulator;

/// A drain that waits for a budget, and what ends it: a kill, an interrupt, an API that is cut off.
@Timeout(120)
class DrainCutShortTest {
  private static final String DRAIN =
      """
      {"type": "action", "name": "drain", "provider": {"type": "python",
       "module": "chaosk8s.node.actions", "func": "drain_nodes",
       "arguments": {"timeout": 600}}}\
      """;
  private static final String BUDGET =
      "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec:"
          + " {minAvailable: 3, selector: {matchLabels: {app: web}}}}";

  @TempDir Path made;
  private Shelter shelter;
  private Dying home;
  private Process run;

  @BeforeEach
  void drain() throws Exception {
    shelter = Shelter.open(made);
    shelter.simulator().apply(BUDGET);
    awaits("a budget", 0, "poddisruptionbudgets.policy");
    home = shelter.home("home", DRAIN, "");
    Break refused =
        shelter.simulator().breaking().on("create").of("pods/eviction").delay(Duration.ZERO);
    run = home.living("--no-log-file", "run", "exp.json");
    assertThat(shelter.simulator().await(() -> refused.strikes() > 0, Duration.ofMinutes(10)))
        .as("evictions were asked for")
        .isTrue();
    assertThat(closed()).isEqualTo(nodes());
  }

  @AfterEach
  void close() {
    run.destroyForcibly();
    shelter.close();
  }

  private void awaits(String what, int allowed, String kind) {
    Simulator simulator = shelter.simulator();
    assertThat(
            simulator.await(
                () ->
                    simulator.list(kind, "default").stream()
                        .anyMatch(it ->
                            String.valueOf(it.object("status").get("disruptionsAllowed"))
                                .equals(String.valueOf(allowed))),
                Duration.ofMinutes(5)))
        .as(what)
        .isTrue();
  }

  private long nodes() {
    return shelter.simulator().list("nodes", "").size();
  }

  private long closed() {
    return shelter.simulator().list("nodes", "").stream()
        .map(node -> node.object("spec"))
        .filter(spec -> spec.get("unschedulable") == JsonBool.TRUE)
        .count();
  }

  private void isAsBefore() {
    assertThat(shelter.isAsBefore()).isTrue();
    assertThat(closed()).isZero();
    for (JsonObject node : shelter.simulator().list("nodes", "")) {
      assertThat(node.object("spec").array("taints")).isEmpty();
    }
  }

  @Test
  void who_is_killed_while_it_drains_leaves_nodes_that_recover_opens() throws Exception {
    run.destroyForcibly().waitFor();
    assertThat(closed()).isEqualTo(nodes());
    Said recovered = home.program("recover", "--yes");
    assertThat(recovered.exit()).as(recovered.text()).isZero();
    isAsBefore();
    assertThat(home.program("recover", "--yes").text()).contains("Nothing to put back");
  }

  @Test
  void an_interrupt_ends_a_drain_and_opens_the_nodes() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
    Said said = Dying.said(run);
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(home.status()).isEqualTo("interrupted");
    assertThat(said.text().replaceAll("\\s+", " "))
        .contains("interrupted while node node-0 was drained");
    isAsBefore();
  }

  @Test
  void an_api_that_is_cut_off_ends_a_drain_and_what_it_closed_is_opened_later() throws Exception {
    Break cut = shelter.simulator().breaking().on().cut();
    Said said = Dying.said(run);
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("Failed to evict pod web-").contains("Still changed: nodes");
    assertThat(closed()).isEqualTo(nodes());
    cut.mend();
    assertThat(home.program("recover", "--yes").exit()).isZero();
    isAsBefore();
  }
}
