package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonArray;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Verbs.Part;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Key;

/// How pods end that are not meant to run for ever.
class PodEndTest {
  private final Town town = new Town(1);

  PodEndTest() {
    town.nodes(1);
    exits("quick", 1, 0);
    exits("slow", 10, 0);
    exits("bad", 1, 3);
    town.images.put("stays", _ -> {});
    town.images.put("gentle", shell -> shell.onTermination(() -> shell.exit(0)));
  }

  private void exits(String image, int seconds, int status) {
    town.images.put(
        image, shell -> shell.after(Duration.ofSeconds(seconds), () -> shell.exit(status)));
  }

  private void pod(String policy, String initial, String... images) {
    StringBuilder containers = new StringBuilder();
    for (String image : images) {
      containers.append(
          "%s{'name':'c%d','image':'%s'}"
              .formatted(containers.isEmpty() ? "" : ",", containers.length(), image));
    }
    town.create(
        Town.PODS,
        "shop",
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'},'spec':{'restartPolicy':'%s','initContainers':[%s],'containers':[%s]}}"
            .formatted(policy, initial, containers));
  }

  @Test
  void a_pod_has_succeeded_when_all_its_containers_have() {
    pod("Never", "", "quick", "slow");
    town.advance(6);
    assertThat(town.phase("a")).isEqualTo("Running");
    town.advance(10);
    assertThat(town.phase("a")).isEqualTo("Succeeded");
    assertThat(Trees.text(town.condition("a", "Ready"), "reason")).isEqualTo("PodCompleted");
  }

  @Test
  void a_pod_has_failed_when_one_has_and_all_have_ended() {
    pod("Never", "", "bad", "slow");
    town.advance(6);
    assertThat(town.phase("a")).isEqualTo("Running");
    town.advance(10);
    assertThat(town.phase("a")).isEqualTo("Failed");
  }

  @Test
  void what_failed_is_started_again_when_the_policy_says_so() {
    pod("OnFailure", "", "bad", "quick");
    town.advance(20);
    assertThat(town.phase("a")).isEqualTo("Running");
    assertThat(Trees.whole(town.container("a"), "restartCount", 0)).isPositive();
    assertThat(
            Trees.whole(
                Trees.objects(town.status("a"), "containerStatuses").get(1), "restartCount", 9))
        .isZero();
  }

  @Test
  void an_initial_container_that_fails_ends_the_pod() {
    pod("Never", "{'name':'i','image':'bad'}", "quick");
    town.advance(10);
    assertThat(town.phase("a")).isEqualTo("Failed");
    assertThat(town.container("a").object("state").toString()).contains("PodInitializing");
  }

  @Test
  void an_initial_container_is_tried_again_when_the_policy_says_so() {
    pod("OnFailure", "{'name':'i','image':'bad'}", "quick");
    town.advance(20);
    assertThat(town.phase("a")).isEqualTo("Pending");
    assertThat(
            Trees.whole(
                Trees.objects(town.status("a"), "initContainerStatuses").getFirst(),
                "restartCount",
                0))
        .isPositive();
  }

  @Test
  void a_sidecar_ends_after_the_others_and_does_not_decide() {
    pod("Never", "{'name':'s','image':'stays','restartPolicy':'Always'}", "quick");
    town.advance(15);
    assertThat(town.phase("a")).isEqualTo("Succeeded");
    assertThat(
            Trees.objects(town.status("a"), "initContainerStatuses")
                .getFirst()
                .object("state")
                .toString())
        .contains("\"exitCode\":143");
  }

  @Test
  void while_a_sidecar_runs_the_pod_does() {
    town.images.put(
        "late",
        shell ->
            shell.onTermination(() -> shell.after(Duration.ofSeconds(15), () -> shell.exit(0))));
    pod("Never", "{'name':'s','image':'late','restartPolicy':'Always'}", "quick");
    town.advance(10);
    assertThat(town.phase("a")).isEqualTo("Running");
    town.advance(15);
    assertThat(town.phase("a")).isEqualTo("Succeeded");
  }

  private void hold() {
    assertThat(
            town.verbs.change(
                Caller.ADMIN,
                new Key(Town.PODS, "shop", "a"),
                Part.OBJECT,
                now ->
                    now.with(
                        "metadata",
                        now.object("metadata").with("finalizers", JsonArray.of("example.com/x")))))
        .isPresent();
  }

  @Test
  void a_deleted_pod_that_is_held_has_failed_and_stays() {
    pod("Never", "", "stays");
    hold();
    town.advance(5);
    town.delete("a");
    town.advance(5);
    assertThat(town.phase("a")).isEqualTo("Failed");
    town.advance(100);
    assertThat(town.find("a")).isPresent();
    assertThat(
            town.verbs.change(
                Caller.ADMIN,
                new Key(Town.PODS, "shop", "a"),
                Part.OBJECT,
                now ->
                    now.with(
                        "metadata", now.object("metadata").with("finalizers", JsonArray.EMPTY))))
        .isPresent();
    town.advance(1);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void a_deleted_pod_whose_containers_end_well_has_succeeded() {
    pod("Always", "", "gentle");
    hold();
    town.advance(5);
    town.delete("a");
    town.advance(5);
    assertThat(town.phase("a")).isEqualTo("Succeeded");
  }
}
