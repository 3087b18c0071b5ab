package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.store.Resource;

class StartingTest {
  private final Town town = new Town(3);

  private JsonObject waiting() {
    return town.container("a").object("state").object("waiting");
  }

  @Test
  void an_image_that_is_not_there_cannot_be_pulled() {
    town.nodes(1);
    town.create(
        Town.PODS,
        "shop",
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'},'spec':{'containers':[{'name':'c','image':'missing:1'}]}}");
    town.advance(5);
    assertThat(Trees.text(waiting(), "reason")).isEqualTo("ImagePullBackOff");
    assertThat(town.phase("a")).isEqualTo("Pending");
    String why =
        "rpc error: code = NotFound desc = failed to pull and unpack image"
            + " \"docker.io/library/missing:1\": failed to resolve reference"
            + " \"docker.io/library/missing:1\": docker.io/library/missing:1: not found";
    assertThat(Trees.text(waiting(), "message"))
        .isEqualTo("Back-off pulling image \"missing:1\": ErrImagePull: " + why);
    assertThat(town.told("a"))
        .contains(
            "Failed Failed to pull image \"missing:1\": " + why,
            "Failed Error: ErrImagePull",
            "BackOff Back-off pulling image \"missing:1\"",
            "Failed Error: ImagePullBackOff");
  }

  @Test
  void a_name_that_is_none_is_refused() {
    town.nodes(1);
    town.create(
        Town.PODS,
        "shop",
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a'},'spec':{'containers':[{'name':'c','image':'Web'}]}}");
    town.advance(5);
    assertThat(Trees.text(waiting(), "reason")).isEqualTo("InvalidImageName");
    assertThat(Trees.text(waiting(), "message"))
        .contains("invalid reference format: repository name (library/Web) must be lowercase");
  }

  @Test
  void an_image_is_pulled_once_when_the_policy_says_so() {
    town.nodes(1);
    town.pod("a", "", "'imagePullPolicy':'IfNotPresent'");
    town.advance(5);
    town.pod("b", "", "'imagePullPolicy':'IfNotPresent'");
    town.advance(5);
    assertThat(town.told("b"))
        .contains(
            "Pulled Container image \"web\" already present on machine and can be accessed by the"
                + " pod");
  }

  @Test
  void variables_come_from_everywhere() {
    List<String> seen = new ArrayList<>();
    town.nodes(1);
    town.images.put("web", shell -> seen.add(shell.environment().toString()));
    town.create(
        new Resource("", "configmaps"),
        "shop",
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'m'},'data':{'k':'v'}}");
    town.create(
        new Resource("", "secrets"),
        "shop",
        "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'s'},'data':{'p':'aGk='}}");
    town.pod(
        "a",
        "",
        "'envFrom':[{'prefix':'M_','configMapRef':{'name':'m'}}],'env':[{'name':'ONE','value':'1'},{'name':'TWO','value':'$(ONE)2$(X)'},{'name':'P','valueFrom':{'secretKeyRef':{'name':'s','key':'p'}}},{'name':'IP','valueFrom':{'fieldRef':{'fieldPath':'status.podIP'}}}]");
    town.advance(5);
    assertThat(seen).containsExactly("{HOSTNAME=a, M_k=v, ONE=1, TWO=12$(X), P=hi, IP=10.244.0.1}");
  }

  @Test
  void what_is_missing_is_said_and_the_container_starts_when_it_is_there() {
    town.nodes(1);
    town.pod(
        "a", "", "'env':[{'name':'X','valueFrom':{'configMapKeyRef':{'name':'m','key':'k'}}}]");
    town.advance(5);
    assertThat(waiting().toString())
        .isEqualTo(
            "{\"reason\":\"CreateContainerConfigError\",\"message\":\"configmap \\\"m\\\" not"
                + " found\"}");
    assertThat(town.told("a")).contains("Failed Error: configmap \"m\" not found");
    town.create(
        new Resource("", "configmaps"),
        "shop",
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'m'},'data':{'k':'v'}}");
    town.advance(15);
    assertThat(town.phase("a")).isEqualTo("Running");
  }

  @Test
  void initial_containers_run_one_after_the_other_and_sidecars_stay() {
    List<String> order = new ArrayList<>();
    town.nodes(1);
    town.images.put(
        "step",
        shell -> {
          order.add(shell.place().container());
          shell.after(Duration.ofSeconds(1), () -> shell.exit(0));
        });
    town.images.put("side", shell -> order.add("side"));
    town.images.put("web", shell -> order.add("main"));
    town.pod(
        "a",
        "'initContainers':[{'name':'i1','image':'step'},{'name':'s','image':'side','restartPolicy':'Always'},{'name':'i2','image':'step'}]",
        "");
    town.advance(2.5);
    assertThat(town.phase("a")).isEqualTo("Pending");
    assertThat(town.condition("a", "Initialized").toString())
        .contains("ContainersNotInitialized", "containers with incomplete status: [i1 s i2]");
    town.advance(10);
    assertThat(order).containsExactly("i1", "side", "i2", "main");
    assertThat(town.phase("a")).isEqualTo("Running");
    assertThat(Trees.text(town.condition("a", "Ready"), "status")).isEqualTo("True");
    town.delete("a");
    town.advance(8);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void a_deadline_fails_the_pod() {
    town.nodes(1);
    town.pod("a", "'activeDeadlineSeconds':20", "");
    town.advance(25);
    assertThat(town.phase("a")).isEqualTo("Failed");
    assertThat(Trees.text(town.status("a"), "reason")).isEqualTo("DeadlineExceeded");
    assertThat(Trees.text(town.status("a"), "message"))
        .isEqualTo("Pod was active on the node longer than the specified deadline");
  }

  @Test
  void a_pause_before_the_end_is_kept() {
    town.nodes(1);
    town.pod("a", "", "'lifecycle':{'preStop':{'sleep':{'seconds':15}}}");
    town.advance(5);
    town.delete("a");
    town.advance(14);
    assertThat(town.find("a")).isPresent();
    town.advance(4);
    assertThat(town.find("a")).isEmpty();
  }

  @Test
  void three_hundred_pods_of_one_node_have_addresses_of_their_own() {
    town.kubelets.join(
        Nodes.node(
            "big", 0, "zone-1", town.timeline.instant(), new Nodes.Size("900", "900Gi", 1000)));
    for (int i = 0; i < 300; i++) {
      town.pod("p" + i, "", "");
    }
    town.advance(10);
    assertThat(
            town.store.snapshot(Town.PODS).all("shop").stream()
                .map(pod -> Trees.text(pod.status(), "podIP"))
                .distinct())
        .hasSize(300)
        .doesNotContain("");
  }
}
