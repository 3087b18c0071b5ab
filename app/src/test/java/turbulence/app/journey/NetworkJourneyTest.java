package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The book's chapter about the network. Where the book waits for chance, the seed has its outcome.
class NetworkJourneyTest {
  private static final String RESPONDS = "app-responds-to-requests";
  private static final String HOST = "repeater.acme.com";
  private static final String PATH = "/?addr=http://go-demo-8";
  private static final String VERSION = "Version: 0.0.1; Release: unknown";
  private static final String ABORTED = "fault filter abort";
  private static final String VIRTUAL_SERVICE = "virtualservices.networking.istio.io";

  @RegisterExtension final Reader reader = Reader.withIstio(2);

  @BeforeEach
  void an_application_in_a_mesh_behind_a_repeater() {
    reader
        .simulator()
        .apply(
            "{apiVersion: v1, kind: Namespace, metadata: {name: "
                + Reader.NAMESPACE
                + ", labels: {istio-injection: enabled}}}");
    reader.applies("k8s/health/app");
    reader.waitsForPods("go-demo-8", 2);
    reader.applies("k8s/network/istio.yaml");
    reader.applies("k8s/network/repeater");
    reader.waitsForPods("repeater", 2);
    reader.exportsTheIngressHost();
  }

  private List<String> tenAnswers() {
    return IntStream.range(0, 10).mapToObj(_ -> answer()).toList();
  }

  private String answer() {
    String whole = reader.curl(HOST, PATH);
    return whole.substring(whole.indexOf("\r\n\r\n") + 4).strip();
  }

  /// What `kubectl describe virtualservice go-demo-8` shows of the fault; null for none.
  private Json fault() {
    JsonObject service =
        reader.simulator().get(VIRTUAL_SERVICE, Reader.NAMESPACE, "go-demo-8").orElseThrow();
    return ((JsonObject) service.object("spec").array("http").get(0)).get("fault");
  }

  @Test
  void the_application_is_reached_through_the_repeater() {
    assertThat(reader.curl(HOST, PATH)).startsWith("HTTP/1.1 200 ").contains(VERSION);
  }

  @Test
  void the_steps_for_istio_are_discovered() {
    assertThat(reader.chaos("discover --no-install chaostoolkit-istio").text())
        .contains("Discovery outcome saved in ./discovery.json");
  }

  @Test
  void aborted_responses_are_noticed_and_stay() {
    reader
        .chaos("run chaos/network.yaml")
        .ends("deviated", 1)
        .missesByValue(AFTER, RESPONDS)
        .prints(
            """
            INFO Running experiment: What happens if we abort responses
            INFO Probe: app-responds-to-requests
            INFO Probe: app-responds-to-requests
            INFO Probe: app-responds-to-requests
            INFO Probe: app-responds-to-requests
            INFO Probe: app-responds-to-requests
            INFO Steady state hypothesis is met!
            INFO Action: abort-failure
            INFO Pausing after activity for 1s...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: deviated
            INFO The steady-state has deviated, a weakness may have been discovered\
            """);
    assertThat(reader.journal()).contains("\"status\": 500");
    assertThat(tenAnswers()).contains(VERSION, ABORTED).containsOnly(VERSION, ABORTED);
    assertThat(fault())
        .hasToString("{\"abort\":{\"httpStatus\":500,\"percentage\":{\"value\":50}}}");
    reader.applies("k8s/network/istio.yaml");
    assertThat(fault()).isNull();
  }

  @Test
  void a_rollback_takes_the_fault_away() {
    reader
        .chaos("run chaos/network-rollback.yaml")
        .ends("deviated", 1)
        .missesByValue(AFTER, RESPONDS)
        .prints(
            """
            INFO Action: abort-failure
            INFO Let's rollback...
            INFO Rollback: remove-abort-failure
            INFO Action: remove-abort-failure
            INFO Experiment ended with status: deviated\
            """);
    assertThat(tenAnswers()).containsOnly(VERSION);
    assertThat(fault()).isNull();
  }

  @Test
  void whoever_tries_again_notices_nothing() {
    reader.applies("k8s/network/istio-repeater.yaml");
    reader
        .chaos("run chaos/network-rollback.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Action: abort-failure
            INFO Pausing after activity for 1s...
            INFO Steady state hypothesis is met!
            INFO Rollback: remove-abort-failure
            INFO Experiment ended with status: completed\
            """);
    assertThat(fault()).isNull();
  }

  @Test
  void whoever_waits_too_long_for_each_try_has_no_time_left() throws IOException {
    reader.startsOver(5);
    an_application_in_a_mesh_behind_a_repeater();
    reader.applies("k8s/network/istio-repeater.yaml");
    reader
        .chaos("run chaos/network-delay.yaml")
        .ends("deviated", 1)
        .missesByFailing(AFTER, RESPONDS, "activity took too long to complete")
        .prints(
            """
            INFO Action: abort-failure
            INFO Action: delay
            INFO Pausing after activity for 1s...
            INFO Rollback: remove-abort-failure
            INFO Rollback: remove-delay
            INFO Experiment ended with status: deviated\
            """);
    assertThat(fault()).isNull();
  }

  @Test
  void whoever_gives_up_on_a_try_early_enough_gets_through() {
    reader.applies("k8s/network/istio-delay.yaml");
    Instant begun = reader.simulator().now();
    reader
        .chaos("run chaos/network-delay.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Action: abort-failure
            INFO Action: delay
            INFO Steady state hypothesis is met!
            INFO Rollback: remove-abort-failure
            INFO Rollback: remove-delay
            INFO Experiment ended with status: completed\
            """);
    assertThat(Duration.between(begun, reader.simulator().now()))
        .as("tries that were given up took their time")
        .isGreaterThan(Duration.ofSeconds(3));
    assertThat(fault()).isNull();
  }

  @Test
  void against_total_loss_nobody_can_try_again() {
    reader.applies("k8s/network/istio-delay.yaml");
    reader
        .chaos("run chaos/network-abort-100.yaml")
        .ends("deviated", 1)
        .missesByValue(AFTER, RESPONDS)
        .prints(
            """
            INFO Action: abort-failure
            INFO Rollback: remove-abort-failure
            INFO Experiment ended with status: deviated\
            """);
    assertThat(reader.journal()).contains("\"status\": 500");
    assertThat(fault()).isNull();
  }
}
