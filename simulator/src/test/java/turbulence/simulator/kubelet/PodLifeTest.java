package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;

class PodLifeTest {
  private final Town town = new Town(1);

  @Test
  void a_pod_is_pending_then_runs_and_is_ready() {
    town.nodes(1);
    town.pod("a", "", "");
    assertThat(town.phase("a")).isEqualTo("Pending");
    town.advance(0.5);
    assertThat(town.phase("a")).isEqualTo("Pending");
    assertThat(town.container("a").object("state").toString())
        .isEqualTo("{\"waiting\":{\"reason\":\"ContainerCreating\"}}");
    assertThat(town.condition("a", "Ready").toString())
        .contains("ContainersNotReady", "containers with unready status: [c]");
    town.advance(4);
    assertThat(town.phase("a")).isEqualTo("Running");
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("True");
    assertThat(Trees.text(town.status("a"), "podIP")).isEqualTo("10.244.0.1");
    JsonObject container = town.container("a");
    assertThat(container.names())
        .containsExactly(
            "name",
            "state",
            "lastState",
            "ready",
            "restartCount",
            "image",
            "imageID",
            "containerID",
            "started");
  }

  @Test
  void its_events_are_those_of_a_real_node() {
    town.nodes(1);
    town.pod("a", "", "");
    town.advance(5);
    assertThat(town.told("a"))
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("Scheduled Successfully assigned shop/a to node-0"),
            one -> assertThat(one).isEqualTo("Pulling Pulling image \"web\""),
            one ->
                assertThat(one)
                    .matches(
                        "Pulled Successfully pulled image \"web\" in \\d+ms \\(\\d+ms including"
                            + " waiting\\)\\. Image size: \\d+ bytes\\."),
            one -> assertThat(one).isEqualTo("Created Container created"),
            one -> assertThat(one).isEqualTo("Started Container started"));
  }

  @Test
  void few_writes_are_made_for_one_pod() {
    town.nodes(1);
    long before = town.pod("a", "", "").revision();
    town.advance(9);
    long events = town.told("a").size();
    assertThat(town.find("a").orElseThrow().revision() - before).isLessThanOrEqualTo(events + 3);
  }

  @Test
  void a_deleted_pod_is_seen_for_a_moment_and_gone_within_ten_seconds() {
    town.nodes(1);
    town.pod("a", "", "");
    town.advance(5);
    town.delete("a");
    town.advance(0.3);
    assertThat(town.find("a")).isPresent();
    assertThat(town.find("a").orElseThrow().isDeleting()).isTrue();
    town.advance(5);
    assertThat(town.find("a")).isEmpty();
    assertThat(town.told("a")).contains("Killing Stopping container c");
  }

  @Test
  void a_container_that_does_not_listen_is_killed_after_the_grace() {
    town.nodes(1);
    town.images.put("web", turbulence.simulator.workload.Shell::ignoreTermination);
    town.pod("a", "'terminationGracePeriodSeconds':20", "");
    town.advance(5);
    town.delete("a");
    town.advance(19);
    assertThat(town.find("a")).isPresent();
    town.advance(3);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void a_container_that_ends_is_restarted_with_growing_patience() {
    town.nodes(1);
    town.images.put(
        "web",
        shell -> {
          shell.print("boom");
          shell.after(java.time.Duration.ofMillis(100), () -> shell.exit(1));
        });
    Town.json("{}");
    var pod = town.pod("a", "", "");
    town.advance(8);
    assertThat(town.container("a").object("state").toString())
        .isEqualTo(
            "{\"waiting\":{\"reason\":\"CrashLoopBackOff\",\"message\":\"back-off 10s restarting"
                + " failed container=c pod=a_shop("
                + pod.uid()
                + ")\"}}");
    assertThat(town.phase("a")).isEqualTo("Running");
    assertThat(Trees.whole(town.container("a"), "restartCount", -1)).isEqualTo(1);
    assertThat(town.container("a").object("lastState").toString())
        .contains("\"exitCode\":1", "\"reason\":\"Error\"");
    town.advance(1200);
    assertThat(town.container("a").toString()).contains("back-off 5m0s");
    assertThat(town.told("a"))
        .contains(
            "BackOff Back-off restarting failed container c in pod a_shop(" + pod.uid() + ")");
  }

  @Test
  void a_pod_whose_containers_are_done_succeeds_or_fails() {
    town.nodes(1);
    town.images.put("web", shell -> shell.exit(shell.environment().containsKey("BAD") ? 3 : 0));
    town.pod("good", "'restartPolicy':'Never'", "");
    town.pod("bad", "'restartPolicy':'Never'", "'env':[{'name':'BAD','value':'1'}]");
    town.advance(9);
    assertThat(town.phase("good")).isEqualTo("Succeeded");
    assertThat(town.condition("good", "Ready").toString()).contains("PodCompleted");
    assertThat(town.phase("bad")).isEqualTo("Failed");
    assertThat(town.container("bad").toString()).contains("\"exitCode\":3", "\"reason\":\"Error\"");
  }
}
