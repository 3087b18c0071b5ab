package turbulence.simulator.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import turbulence.simulator.control.scheduling.Trees;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service;

class ProbesTest {
  private static final String GET = "{'httpGet':{'path':'/up','port':8080},'periodSeconds':2}";
  private final Town town = new Town(2);
  private final AtomicInteger answer = new AtomicInteger(200);

  private static Service.Response response(int status) {
    return new Service.Response(status, Headers.NONE, Body.EMPTY);
  }

  private void listening() {
    town.nodes(1);
    town.images.put("web", shell -> shell.listen(8080, request -> response(answer.get())));
  }

  private boolean isReady() {
    return Trees.text(town.condition("a", "Ready"), "status").equals("True");
  }

  @Test
  void readiness_follows_the_answers_of_the_workload() {
    listening();
    town.pod("a", "", "'readinessProbe':" + GET);
    town.advance(5);
    assertThat(isReady()).isTrue();
    answer.set(503);
    town.advance(3);
    assertThat(isReady()).isTrue();
    town.advance(4);
    assertThat(isReady()).isFalse();
    assertThat(town.told("a"))
        .contains("Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 503");
    answer.set(204);
    town.advance(3);
    assertThat(isReady()).isTrue();
    assertThat(Trees.whole(town.container("a"), "restartCount", -1)).isZero();
  }

  @Test
  void nobody_at_the_port_is_a_refused_connection() {
    town.nodes(1);
    town.pod("a", "", "'readinessProbe':" + GET);
    town.advance(6);
    assertThat(isReady()).isFalse();
    assertThat(town.told("a"))
        .contains(
            "Unhealthy Readiness probe failed: Get \"http://10.244.0.1:8080/up\": dial tcp"
                + " 10.244.0.1:8080: connect: connection refused");
  }

  @Test
  void a_slow_answer_is_none() {
    town.nodes(1);
    town.images.put(
        "web",
        shell ->
            shell.listen(
                8080,
                request -> {
                  shell.sleep(java.time.Duration.ofSeconds(5));
                  return response(200);
                }));
    town.pod("a", "", "'readinessProbe':" + GET);
    town.advance(10);
    assertThat(isReady()).isFalse();
    assertThat(town.told("a"))
        .contains(
            "Unhealthy Readiness probe failed: Get \"http://10.244.0.1:8080/up\": context deadline"
                + " exceeded (Client.Timeout exceeded while awaiting headers)");
  }

  @Test
  void a_container_that_fails_its_liveness_probe_is_restarted() {
    listening();
    town.pod("a", "", "'livenessProbe':" + GET);
    town.advance(5);
    answer.set(500);
    town.advance(8);
    assertThat(town.told("a"))
        .contains(
            "Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 500",
            "Killing Container c failed liveness probe, will be restarted");
    assertThat(Trees.whole(town.container("a"), "restartCount", -1)).isEqualTo(1);
    assertThat(town.container("a").object("lastState").toString()).contains("\"exitCode\":143");
  }

  @Test
  void a_container_that_was_given_up_is_probed_for_its_life_no_longer() {
    town.nodes(1);
    AtomicInteger asked = new AtomicInteger();
    town.images.put(
        "web",
        shell -> {
          shell.ignoreTermination();
          shell.listen(
              8080,
              request -> {
                asked.incrementAndGet();
                return response(500);
              });
        });
    town.pod("a", "", "'livenessProbe':" + GET);
    town.advance(10);
    int atItsEnd = asked.get();

    town.advance(15);

    assertThat(Trees.whole(town.container("a"), "restartCount", -1)).isZero();
    assertThat(asked).as("while its grace lasts").hasValue(atItsEnd);
  }

  @Test
  void readiness_waits_for_the_startup_probe() {
    listening();
    answer.set(500);
    town.pod(
        "a",
        "",
        "'startupProbe':{'httpGet':{'port':8080},'periodSeconds':1,'failureThreshold':30}");
    town.advance(6);
    assertThat(isReady()).isFalse();
    assertThat(town.container("a").toString()).contains("\"started\":false");
    answer.set(200);
    town.advance(2);
    assertThat(isReady()).isTrue();
  }

  @Test
  void commands_and_connections_are_probes_too() {
    town.nodes(1);
    town.images.put(
        "web",
        shell -> {
          shell.onExec(command ->
              new turbulence.simulator.workload.Shell.Ran(
                  command.contains("bad") ? 1 : 0, "no such thing", ""));
          shell.listen(5432, request -> response(200));
        });
    town.pod("a", "", "'readinessProbe':{'tcpSocket':{'port':5432}}");
    town.pod("b", "", "'readinessProbe':{'exec':{'command':['check','bad']}}");
    town.advance(6);
    assertThat(isReady()).isTrue();
    assertThat(Trees.text(town.condition("b", "Ready"), "status")).isEqualTo("False");
    assertThat(town.told("b")).contains("Unhealthy Readiness probe failed: no such thing");
  }

  @Test
  void a_gate_keeps_a_pod_from_being_ready() {
    town.nodes(1);
    town.pod("a", "'readinessGates':[{'conditionType':'shop/open'}]", "");
    town.advance(5);
    assertThat(town.condition("a", "Ready").toString())
        .contains(
            "ReadinessGatesNotReady",
            "corresponding condition of pod readiness gate \\\"shop/open\\\" does not exist.");
    assertThat(Trees.text(town.condition("a", "ContainersReady"), "status")).isEqualTo("True");
    town.verbs.change(
        turbulence.simulator.api.Caller.ADMIN,
        town.find("a").orElseThrow().key(),
        turbulence.simulator.api.Verbs.Part.STATUS,
        pod ->
            pod.with(
                "status",
                pod.object("status")
                    .with(
                        "conditions",
                        turbulence.json.JsonArray.of(
                            Town.json("{'type':'shop/open','status':'True'}")))));
    town.advance(1);
    assertThat(isReady()).isTrue();
  }
}
