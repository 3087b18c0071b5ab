package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;
import static turbulence.app.journey.Told.Check.BEFORE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The book's chapter about the availability of an application.
class HealthJourneyTest {
  private static final String APP = "go-demo-8";
  private static final String DB = "go-demo-8-db";
  private static final String RESPONDS = "app-responds-to-requests";

  @RegisterExtension final Reader reader = new Reader();

  @BeforeEach
  void an_application_and_its_database() {
    reader.applies("k8s/terminate-pods/app");
    reader.waitsForRollout();
  }

  private void ingress() {
    reader.applies("k8s/health/ingress.yaml");
    reader.exportsTheIngressHost();
  }

  private void secondReplica() {
    reader.applies("k8s/health/hpa.yaml");
    reader.waitsForPods(APP, 2);
  }

  @Test
  void the_application_is_reached_through_an_ingress() {
    assertThat(reader.simulator().list("ingresses", Reader.NAMESPACE)).isEmpty();
    ingress();
    assertThat(reader.curl("go-demo-8.acme.com", "/"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Version: 0.0.1; Release: unknown");
    assertThat(reader.curl("somewhere.else", "/")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void right_after_a_kill_the_replacement_is_pending() {
    reader
        .chaos("run chaos/health.yaml")
        .ends("deviated", 1)
        .missesByFailing(AFTER, "all-apps-are-healthy", "the system is unhealthy")
        .prints(
            """
            INFO Running experiment: What happens if we terminate an instance of the application?
            INFO Steady state hypothesis: The app is healthy
            INFO Probe: all-apps-are-healthy
            INFO Steady state hypothesis is met!
            INFO Action: terminate-app-pod
            INFO Steady state hypothesis: The app is healthy
            INFO Probe: all-apps-are-healthy
            ERROR   => failed: chaoslib.exceptions.ActivityFailed: the system is unhealthy
            WARNING Probe terminated unexpectedly, so its tolerance could not be validated
            CRITICAL Steady state probe 'all-apps-are-healthy' is not in the given tolerance so failing this experiment
            INFO Let's rollback...
            INFO No declared rollbacks, let's move on.
            INFO Experiment ended with status: deviated
            INFO The steady-state has deviated, a weakness may have been discovered\
            """);
    reader.waitsForPods(APP, 1);
    reader.waitsForPods(DB, 1);
  }

  @Test
  void ten_seconds_after_a_kill_all_is_well() {
    Instant begun = reader.simulator().now();
    reader
        .chaos("run chaos/health-pause.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Probe: all-apps-are-healthy
            INFO Steady state hypothesis is met!
            INFO Action: terminate-app-pod
            INFO Pausing after activity for 10s...
            INFO Steady state hypothesis: The app is healthy
            INFO Probe: all-apps-are-healthy
            INFO Steady state hypothesis is met!
            INFO Experiment ended with status: completed\
            """);
    assertThat(Duration.between(begun, reader.simulator().now()))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    reader.waitsForPods(APP, 1);
    reader.waitsForPods(DB, 1);
  }

  @Test
  void one_replica_is_not_enough_to_answer_all_the_time() {
    ingress();
    reader
        .chaos("run chaos/health-http.yaml")
        .ends("deviated", 1)
        .missesByValue(AFTER, RESPONDS)
        .prints(
            """
            INFO Probe: app-responds-to-requests
            INFO Steady state hypothesis is met!
            INFO Action: terminate-app-pod
            INFO Pausing after activity for 2s...
            INFO Steady state hypothesis: The app is healthy
            INFO Probe: app-responds-to-requests
            CRITICAL Steady state probe 'app-responds-to-requests' is not in the given tolerance so failing this experiment
            INFO Experiment ended with status: deviated
            INFO The steady-state has deviated, a weakness may have been discovered\
            """);
    assertThat(reader.journal()).contains("\"status\": 503");
    reader.waitsForPods(APP, 1);
    assertThat(reader.curl("go-demo-8.acme.com", "/demo/person")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void with_two_replicas_customers_notice_nothing() {
    ingress();
    secondReplica();
    reader
        .chaos("run chaos/health-http.yaml")
        .ends("completed", 0)
        .misses()
        .prints(
            """
            INFO Probe: app-responds-to-requests
            INFO Steady state hypothesis is met!
            INFO Action: terminate-app-pod
            INFO Pausing after activity for 2s...
            INFO Probe: app-responds-to-requests
            INFO Steady state hypothesis is met!
            INFO Experiment ended with status: completed\
            """);
    reader.waitsForPods(APP, 2);
  }

  @Test
  void without_its_database_the_application_says_nothing_and_only_a_restart_mends_it() {
    ingress();
    secondReplica();
    reader
        .chaos("run chaos/health-db.yaml")
        .ends("deviated", 1)
        .missesByFailing(AFTER, RESPONDS, "activity took too long to complete")
        .prints(
            """
            INFO Running experiment: What happens if we terminate an instance of the DB?
            INFO Steady state hypothesis is met!
            INFO Action: terminate-db-pod
            INFO Pausing after activity for 2s...
            INFO Probe: app-responds-to-requests
            ERROR   => failed: activity took too long to complete\
            """);
    reader.waitsForPods(DB, 1);
    reader.chaos("run chaos/health-db.yaml").ends("failed", 1).missesByValue(BEFORE, RESPONDS);
    reader.restarts(APP);
    reader.waitsForPods(APP, 2);
    assertThat(reader.curl("go-demo-8.acme.com", "/demo/person")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void without_the_address_nothing_is_touched() {
    String before = Reader.name(reader.pods(APP).getFirst());
    assertThat(reader.chaos("run chaos/health-http.yaml").code()).isEqualTo(1);
    assertThat(reader.pods(APP)).singleElement().matches(pod -> Reader.name(pod).equals(before));
  }
}
