package turbulence.app.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One experiment for each difference from Chaos Toolkit that is there on purpose.
class DifferencesTest {
  private static final String HEAD = "title: T\ndescription: D\n";
  private static final String ROLLBACK =
      """
      rollbacks:
        - {type: action, name: undo, provider: {type: process, path: echo, arguments: [undone]}}
      """;

  @TempDir Path folder;

  @Test
  void a_gate_that_is_missed_fails_the_run() throws Exception {
    Evidence run =
        run(
            """
            steady-state-hypothesis:
              title: H
              probes:
                - {type: probe, name: p, tolerance: 1, provider: {type: process, path: "true"}}
            method:
              - {type: action, name: a, provider: {type: process, path: echo}}
            """
                + ROLLBACK);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(facts(run))
        .containsEntry("status", "failed")
        .containsEntry("deviated", false)
        .containsEntry("run", List.of())
        .containsEntry("rollbacks", List.of("undo succeeded"));
  }

  @Test
  void rollbacks_are_played_after_an_interruption() throws Exception {
    Evidence run =
        run(
            """
            method:
              - {type: action, name: a, provider: {type: process, path: echo}}
            controls:
              - {name: c, provider: {type: python, module: ctlint, arguments: {target: a}}}
            """
                + ROLLBACK);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(facts(run))
        .containsEntry("status", "interrupted")
        .containsEntry("rollbacks", List.of("undo succeeded"));
  }

  @Test
  void what_a_run_changed_is_put_back() throws Exception {
    Files.writeString(folder.resolve("shop.conf"), "open");
    Evidence run =
        run(
            """
            method:
              - type: action
                name: edit
                provider:
                  type: python
                  module: turbulence.file.actions
                  func: edit_file
                  arguments: {path: shop.conf, content: closed}
            controls:
              - {name: c, provider: {type: python, module: ctlint, arguments: {target_after: edit}}}
            """);
    assertThat(facts(run)).containsEntry("status", "interrupted");
    assertThat(folder.resolve("shop.conf")).hasContent("open");
  }

  @Test
  void a_failed_action_fails_the_run() throws Exception {
    String action =
        """
        method:
          - type: action
            name: a
            provider: {type: process, path: sleep, arguments: ["5"], timeout: 0.1}
        """;
    String next = "  - {type: action, name: b, provider: {type: process, path: echo}}\n";
    Evidence run = run(action + next);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(facts(run))
        .containsEntry("status", "failed")
        .containsEntry("run", List.of("a failed", "b succeeded"));
    Evidence stopped = run(action + "    on_failure: stop\n" + next);
    assertThat(facts(stopped))
        .containsEntry("status", "failed")
        .containsEntry("run", List.of("a failed"));
    Evidence harmless = run(action + "    on_failure: continue\n" + next);
    assertThat(harmless.exit()).isZero();
    assertThat(facts(harmless)).containsEntry("status", "completed");
  }

  @Test
  void a_deviation_seen_while_the_method_ran_counts() throws Exception {
    Evidence run =
        run(
            """
            runtime: {hypothesis: {strategy: during-method-only}}
            steady-state-hypothesis:
              title: H
              probes:
                - {type: probe, name: p, tolerance: 1, provider: {type: process, path: "true"}}
            method:
              - {type: action, name: a, provider: {type: process, path: sleep, arguments: ["0.5"]}}
            """);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(facts(run)).containsEntry("status", "completed").containsEntry("deviated", true);
  }

  @Test
  void a_tolerance_that_cannot_be_evaluated_is_a_miss() throws Exception {
    Evidence run =
        run(
            """
            steady-state-hypothesis:
              title: H
              probes:
                - type: probe
                  name: p
                  tolerance: {type: regex, pattern: "1"}
                  provider: {type: python, module: lab, func: ident, arguments: {v: 1}}
            method: []
            """
                + ROLLBACK);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(facts(run))
        .containsEntry("journal", "written")
        .containsEntry("before", "met false: p succeeded false")
        .containsEntry("rollbacks", List.of("undo succeeded"));
  }

  @Test
  void a_timeout_of_an_activity_is_applied() throws Exception {
    Evidence run =
        run(
            """
            method:
              - type: action
                name: a
                timeout: 0.2
                provider: {type: process, path: sleep, arguments: ["60"]}
            """);
    assertThat(facts(run)).containsEntry("run", List.of("a failed"));
    assertThat(seconds(run)).isLessThan(30);
  }

  @Test
  @Timeout(20)
  void a_stop_from_inside_ends_background_activities() throws Exception {
    Evidence run =
        run(
            """
            method:
              - type: action
                name: b
                background: true
                provider: {type: process, path: sleep, arguments: ["60"]}
              - {type: action, name: g, provider: {type: python, module: lab, func: graceful}}
              - {type: action, name: s, provider: {type: process, path: sleep, arguments: ["60"]}}
            """
                + ROLLBACK);
    assertThat(facts(run))
        .containsEntry("status", "interrupted")
        .containsEntry("rollbacks", List.of("undo succeeded"));
    assertThat(seconds(run)).isLessThan(10);
  }

  @Test
  void secrets_do_not_reach_journal_and_log() throws Exception {
    Evidence run =
        run(
            """
            secrets: {s: {word: sesame-open}}
            method:
              - type: probe
                name: p
                provider: {type: process, path: echo, arguments: ["say ${word}"]}
            """);
    assertThat(run.exit()).isZero();
    assertThat(folder.resolve("journal.json"))
        .content()
        .contains("${word}")
        .doesNotContain("sesame-open");
    assertThat(folder.resolve("chaostoolkit.log")).content().doesNotContain("sesame-open");
  }

  @Test
  void a_dry_activity_is_not_run() throws Exception {
    Evidence run =
        run(
            """
            method:
              - {type: action, name: a, dry: true, provider: {type: process, path: touch, arguments: [made]}}
            """);
    assertThat(facts(run)).containsEntry("run", List.of("a succeeded"));
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void the_journal_keeps_the_experiment_as_written() throws Exception {
    Evidence run =
        run(
            """
            controls:
              - {name: m, provider: {type: python, module: ctlmut}}
            method:
              - {type: action, name: a, provider: {type: process, path: echo, arguments: [hi]}}
            """);
    assertThat(Text.show(Text.map(run.journal()).get("experiment"))).contains("\"hi\"");
    assertThat(Text.show(Text.map(run.journal()).get("run"))).contains("mutated");
  }

  @Test
  void each_control_is_asked_once() throws Exception {
    Evidence run =
        run(
            """
            controls:
              - {name: top, provider: {type: python, module: ctlA}}
            method:
              - type: action
                name: a
                provider: {type: process, path: echo, arguments: [hi]}
                controls:
                  - {name: own, provider: {type: python, module: ctlC}}
            """);
    assertThat(run.controls())
        .filteredOn(line -> line.contains("before_activity"))
        .containsExactly("ctlA before_activity a", "ctlC before_activity a");
  }

  @Test
  void output_in_latin_1_is_read_as_such() throws Exception {
    Evidence run =
        run(
            """
            method:
              - {type: action, name: a, provider: {type: process, path: printf, arguments: ["caf\\\\351"]}}
            """);
    assertThat(Text.show(Text.map(run.journal()).get("run"))).contains("café");
  }

  @Test
  void what_the_cluster_depends_on_is_not_hit_unless_somebody_says_so() throws Exception {
    String method =
        """
        method:
          - type: action
            name: a
            provider: {type: python, module: lab, func: hit, arguments: {pod: kube-system/dns}}
        """;
    Evidence refused = run(method);
    assertThat(facts(refused)).containsEntry("run", List.of("a failed"));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(folder.resolve("hit")).doesNotExist();
    Evidence lifted = run(method + "runtime: {limits: {unprotect: [kube-system]}}\n");
    assertThat(facts(lifted)).containsEntry("run", List.of("a succeeded"));
    assertThat(folder.resolve("hit")).exists();
  }

  @Test
  @Timeout(20)
  void a_fault_that_somebody_else_puts_back_fails_the_run() throws Exception {
    String method =
        """
        method:
          - type: action
            name: a
            pauses: {after: 3}
            provider: {type: python, module: lab, func: fleeting}
        """;
    Evidence lost = run(method);
    assertThat(facts(lost)).containsEntry("status", "failed");
    assertThat(Text.show(Text.map(lost.journal()).get("run"))).contains("somebody");
    Evidence forgiven = run(method + "runtime: {on_lost_fault: continue}\n");
    assertThat(facts(forgiven)).containsEntry("status", "completed");
  }

  private Evidence run(String experiment) throws IOException, InterruptedException {
    PluginJar.write(Files.createDirectories(folder.resolve(".turbulence/plugins")));
    Files.writeString(folder.resolve("exp.yaml"), HEAD + experiment);
    Player player = new Player(Chaos::run, folder);
    return player.play(List.of("run", "exp.yaml"), folder);
  }

  private static Map<String, Object> facts(Evidence run) {
    return Findings.of(run).facts();
  }

  private static double seconds(Evidence run) {
    return ((Number) run.journal().get("duration")).doubleValue();
  }
}
