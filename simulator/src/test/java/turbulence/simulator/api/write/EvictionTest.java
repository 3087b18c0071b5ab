package turbulence.simulator.api.write;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.simulator.scenario.Sketch.deployment;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonObject;
import turbulence.simulator.recording.Client;
import turbulence.simulator.recording.Client.Reply;
import turbulence.simulator.scenario.Simulator;

class EvictionTest {
  private static final JsonObject JSON = JsonObject.of("Content-Type", "application/json");
  private static final String PODS = "/api/v1/namespaces/default/pods/";
  private Simulator simulator;
  private Client client;

  @BeforeEach
  void two_replicas_run() throws IOException {
    simulator = Simulator.with(deployment("web").replicas(2)).anonymous().handDriven().start();
    assertThat(simulator.awaitReady(Duration.ofMinutes(1))).isEmpty();
    client = Client.of(simulator);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    simulator.close();
  }

  private void budget(String name, String spec) {
    Reply reply =
        client.call(
            "POST",
            "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
            JSON,
            ("{'apiVersion':'policy/v1','kind':'PodDisruptionBudget','metadata':{'name':'%s'},"
                    + "'spec':{%s,'selector':{'matchLabels':{'app':'web'}}}}")
                .formatted(name, spec)
                .replace('\'', '"'));
    assertThat(reply.status()).isEqualTo(201);
    simulator.settle();
  }

  private Reply evict(String options) {
    return evict(simulator.pods("app=web").getFirst(), options);
  }

  private Reply evict(JsonObject chosen, String options) {
    String pod = chosen.object("metadata").text("name").orElseThrow();
    return client.call(
        "POST",
        PODS + pod + "/eviction",
        JSON,
        ("{'apiVersion':'policy/v1','kind':'Eviction','metadata':{'name':'%s'}%s}")
            .formatted(pod, options)
            .replace('\'', '"'));
  }

  private long running() {
    return simulator.pods("app=web").stream()
        .filter(pod -> !pod.object("metadata").has("deletionTimestamp"))
        .count();
  }

  @Test
  void without_a_budget_a_pod_goes() {
    assertThat(evict("").status()).isEqualTo(201);
    assertThat(running()).isEqualTo(1);
  }

  @Test
  void a_budget_lets_one_go_and_then_says_how_many_it_needs() {
    budget("web", "'minAvailable':1");

    assertThat(evict("").status()).isEqualTo(201);

    Reply refused = evict(simulator.pods("app=web").getLast(), "");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.object().text("message"))
        .contains("Cannot evict pod as it would violate the pod's disruption budget.");
    assertThat(refused.text()).contains("The disruption budget web needs 1 healthy pods and has");
  }

  @Test
  void a_dry_run_asks_the_budget_and_takes_nothing_from_it() {
    budget("web", "'minAvailable':1");

    assertThat(evict(",'deleteOptions':{'dryRun':['All']}").status()).isEqualTo(201);
    assertThat(running()).isEqualTo(2);
    assertThat(evict("").status()).isEqualTo(201);
  }

  @Test
  void two_budgets_for_one_pod_are_a_failure_inside_a_success() {
    budget("one", "'minAvailable':1");
    budget("two", "'maxUnavailable':1");

    Reply reply = evict("");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.object().text("status")).contains("Failure");
    assertThat(reply.object().text("message").orElseThrow())
        .startsWith("This pod has more than one PodDisruptionBudget");
    assertThat(running()).isEqualTo(2);
  }
}
