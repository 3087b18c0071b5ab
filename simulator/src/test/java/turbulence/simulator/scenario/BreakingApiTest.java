package turbulence.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import turbulence.simulator.breaking.Break;
import turbulence.simulator.time.Stopwatch;

/// Breaking as clients feel it.
class BreakingApiTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String NODES = "/api/v1/nodes";

  private Simulator simulator;
  private Client client;

  @BeforeEach
  void open() throws Exception {
    simulator = Simulator.builder().start();
    client = new Client(simulator);
  }

  @AfterEach
  void close() {
    client.close();
    simulator.close();
    assertThat(simulator.mistakes()).isEmpty();
  }

  private List<Integer> statuses(String path, int times) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(client.get(path).statusCode());
    }
    return statuses;
  }

  @Test
  void only_the_requests_that_a_rule_is_about_are_refused() throws Exception {
    Break rule =
        simulator.breaking().on("list").of("pods").in("default").refuse(429, Duration.ofSeconds(7));
    var refused = client.get(PODS);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    assertThat(refused.body()).contains("\"reason\":\"TooManyRequests\"", "\"kind\":\"Status\"");
    assertThat(client.get(NODES).statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/namespaces/kube-system/pods").statusCode()).isEqualTo(200);
    assertThat(client.get(NODES + "/node-0").statusCode()).isEqualTo(200);
    assertThat(rule.strikes()).isEqualTo(1);
    rule.mend();
    assertThat(client.get(PODS).statusCode()).isEqualTo(200);
  }

  @Test
  void a_rule_may_strike_the_first_requests_or_every_other_one() throws Exception {
    simulator.breaking().on().of("pods").first(2).refuse(503);
    simulator.breaking().on("list").of("nodes").every(2).refuse(500);
    assertThat(statuses(PODS, 4)).containsExactly(503, 503, 200, 200);
    assertThat(statuses(NODES, 4)).containsExactly(200, 500, 200, 500);
  }

  @Test
  void chance_falls_as_the_seed_says() throws Exception {
    simulator.breaking().on().withProbability(0.5).refuse(500);
    List<Integer> one = statuses(NODES, 20);
    assertThat(one).contains(200, 500);
    try (Simulator other = Simulator.builder().start();
        Client others = new Client(other)) {
      other.breaking().on().withProbability(0.5).refuse(500);
      List<Integer> same = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        same.add(others.get(NODES).statusCode());
      }
      assertThat(same).isEqualTo(one);
    }
  }

  @Test
  void a_delay_is_waited_for_and_then_all_goes_on() throws Exception {
    simulator.breaking().on("get").to("/version").delay(Duration.ofMillis(300));
    simulator.breaking().on().named("node-1").delay(Duration.ofMillis(300));
    Stopwatch stopwatch = new Stopwatch();
    assertThat(client.get("/version").statusCode()).isEqualTo(200);
    assertThat(client.get(NODES + "/node-1").statusCode()).isEqualTo(200);
    assertThat(stopwatch.elapsed()).isGreaterThan(Duration.ofMillis(600));
  }

  @Test
  void a_hanging_request_is_never_answered() {
    simulator.breaking().on().of("pods").hang();
    assertThatThrownBy(() -> client.get(PODS, Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void a_connection_is_cut_at_once_or_within_the_answer() throws Exception {
    simulator.breaking().on().of("pods").cut();
    simulator.breaking().on("list").of("nodes").cutAfter(500);
    assertThatThrownBy(() -> client.get(PODS)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> client.get(NODES)).isInstanceOf(IOException.class);
    assertThat(client.get("/version").statusCode()).isEqualTo(200);
  }

  @Test
  void a_watch_can_be_told_that_it_is_too_late() throws Exception {
    simulator.breaking().on("watch").expire();
    assertThat(client.get(PODS + "?watch=true").body())
        .startsWith("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\"")
        .contains("\"code\":410", "\"reason\":\"Expired\"");
    assertThat(client.get(PODS).statusCode()).isEqualTo(200);
  }

  @Test
  void open_watches_expire() throws Exception {
    var watching = new Thread[1];
    List<String> answers = new java.util.concurrent.CopyOnWriteArrayList<>();
    watching[0] =
        Thread.ofVirtual()
            .start(() -> {
              try {
                answers.add(client.get(NODES + "?watch=true&resourceVersion=0").body());
              } catch (IOException | InterruptedException e) {
                answers.add(e.toString());
              }
            });
    boolean expired =
        simulator.await(
            () -> {
              simulator.breaking().expireWatches();
              return !answers.isEmpty();
            },
            Duration.ofSeconds(20));
    assertThat(expired).isTrue();
    watching[0].join();
    assertThat(answers.getFirst()).contains("\"code\":410");
  }

  @Test
  void the_clock_jumps() {
    Instant before = simulator.now();
    simulator.breaking().jumpClock(Duration.ofHours(5));
    assertThat(simulator.now()).isAfter(before.plus(Duration.ofHours(5)));
    simulator.breaking().jumpClock(Duration.ofHours(-5));
    assertThat(simulator.now()).isBefore(before.plus(Duration.ofHours(1)));
  }

  @Test
  void all_can_be_mended_at_once() throws Exception {
    simulator.breaking().on().refuse(500);
    simulator.breaking().mend();
    assertThat(client.get(NODES).statusCode()).isEqualTo(200);
  }
}
