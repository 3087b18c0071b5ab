package turbulence.simulator.control.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.control.DisruptionBudgets;
import turbulence.simulator.kubelet.Town;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Stored;

class PreemptionTest {
  private static final Resource CLASSES = new Resource("scheduling.k8s.io", "priorityclasses");

  private final Town town = new Town(1, List.of(DisruptionBudgets::new));

  @BeforeEach
  void classes() {
    Map.of("low", 1, "middle", 5, "high", 10)
        .forEach((name, value) ->
            town.create(
                CLASSES,
                "",
                "{'apiVersion':'scheduling.k8s.io/v1','kind':'PriorityClass','metadata':{'name':'%s'},'value':%d}"
                    .formatted(name, value)));
    town.create(
        CLASSES,
        "",
        "{'apiVersion':'scheduling.k8s.io/v1','kind':'PriorityClass','metadata':{'name':'meek'},'value':10,'preemptionPolicy':'Never'}");
  }

  private Stored pod(String name, String of, String cpu) {
    return town.pod(
        name,
        "{'app':'" + name + "'}",
        "'priorityClassName':'" + of + "','terminationGracePeriodSeconds':5",
        "'resources':{'requests':{'cpu':'%s'}}".formatted(cpu));
  }

  private boolean goes(String pod) {
    return town.find(pod).map(Stored::isDeleting).orElse(true);
  }

  @Test
  void less_important_pods_make_room() {
    town.nodes(1);
    pod("a", "low", "4");
    pod("b", "middle", "3");
    town.advance(10);
    Stored high = pod("c", "high", "4");
    town.timeline.settle();
    assertThat(goes("a")).isTrue();
    assertThat(goes("b")).isFalse();
    assertThat(town.status("c").text("nominatedNodeName")).hasValue("node-0");
    assertThat(Trees.text(town.condition("c", "PodScheduled"), "message"))
        .isEqualTo("0/1 nodes are available: 1 Insufficient cpu.");
    JsonObject disrupted = town.condition("a", "DisruptionTarget");
    assertThat(Trees.text(disrupted, "reason")).isEqualTo("PreemptionByScheduler");
    assertThat(Trees.text(disrupted, "message"))
        .isEqualTo("default-scheduler: preempting to accommodate a higher priority pod");
    assertThat(town.told("a"))
        .contains("Preempted Preempted by pod " + high.uid() + " on node node-0");
    town.advance(30);
    assertThat(town.find("a")).isEmpty();
    assertThat(town.node("c")).isEqualTo("node-0");
    assertThat(town.status("c").has("nominatedNodeName")).isFalse();
  }

  @Test
  void nobody_goes_for_equals_for_nothing_or_for_who_does_not_ask() {
    town.nodes(1);
    pod("a", "high", "4");
    pod("b", "low", "2");
    town.advance(10);
    pod("c", "high", "7");
    pod("d", "meek", "4");
    town.advance(10);
    assertThat(goes("a") || goes("b")).isFalse();
    assertThat(Trees.text(town.condition("c", "PodScheduled"), "message"))
        .isEqualTo(
            "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available:"
                + " 1 No preemption victims found for incoming pod.");
    assertThat(Trees.text(town.condition("d", "PodScheduled"), "message"))
        .endsWith("preemption: not eligible due to preemptionPolicy=Never.");
  }

  @Test
  void the_least_harm_is_chosen() {
    town.nodes(2);
    pod("a", "middle", "7");
    town.advance(5);
    pod("b", "low", "4");
    pod("c", "low", "3");
    town.advance(10);
    assertThat(town.node("b")).isEqualTo(town.node("c")).isNotEqualTo(town.node("a"));
    pod("d", "high", "6");
    town.advance(40);
    assertThat(goes("a")).as("the more important one stays").isFalse();
    assertThat(goes("b") && goes("c")).isTrue();
    assertThat(town.node("d")).isNotEqualTo(town.node("a"));
  }

  @Test
  void whom_a_budget_protects_is_spared() {
    town.nodes(1);
    pod("a", "low", "4");
    pod("b", "low", "4");
    town.create(
        new Resource("policy", "poddisruptionbudgets"),
        "shop",
        """
        {'apiVersion':'policy/v1','kind':'PodDisruptionBudget','metadata':{'name':'a'},
         'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'a'}}}}
        """);
    town.advance(10);
    pod("c", "high", "4");
    town.advance(40);
    assertThat(goes("a")).isFalse();
    assertThat(goes("b")).isTrue();
    assertThat(town.node("c")).isEqualTo("node-0");
  }

  @Test
  void the_room_is_kept_from_others() {
    town.nodes(1);
    pod("a", "low", "7");
    town.advance(10);
    pod("b", "high", "7");
    town.timeline.settle();
    pod("c", "middle", "7");
    town.advance(60);
    assertThat(town.node("b")).isEqualTo("node-0");
    assertThat(town.node("c")).isEmpty();
  }
}
