package turbulence.simulator.clients.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import turbulence.simulator.scenario.Simulator;

/// Rules of a service mesh, brought in by kubectl and seen by curl, which comes in by the gateway.
class MeshStory {
  private static final String PLAIN =
      "patch virtualservice go-demo-8 --namespace go-demo-8 --type json --patch"
          + " '[{\"op\":\"replace\",\"path\":\"/spec/http\",\"value\":[{FAULT\"route\":[{\"destination\":"
          + "{\"host\":\"go-demo-8\",\"subset\":\"primary\"}}]}]}]'";

  @RegisterExtension
  static final Terminal terminal =
      new Terminal(Simulator.builder().builtIn("istio").seed(4).speed(10));

  @BeforeAll
  static void two_services_come_up() {
    terminal.file("two.yaml", terminal.resource("mesh/two-services.yaml"));
    terminal.ok("apply -f two.yaml");
    for (String name : new String[] {"go-demo-8", "repeater"}) {
      terminal.ok("rollout status deployment " + name + " --namespace go-demo-8 --timeout=60s");
    }
  }

  private static String curl(String... options) {
    List<String> words = new ArrayList<>(List.of("curl", "--silent", "--max-time", "20"));
    words.addAll(List.of(options));
    words.add("http://" + terminal.simulator().gateway() + "?addr=http://go-demo-8");
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + " " + said.replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String get() {
    return curl("--include", "--header", "Host: repeater.acme.com");
  }

  private static void fault(String fault) {
    assertThat(terminal.ok(PLAIN.replace("FAULT", fault))).contains("patched");
  }

  @Test
  void what_comes_in_goes_through_both() {
    fault("");
    assertThat(get())
        .startsWith("0 HTTP/1.1 200 OK\n")
        .contains("\nserver: istio-envoy\n", "\nx-envoy-upstream-service-time: ")
        .endsWith("\nVersion: 0.0.1; Release: unknown\n");
    assertThat(curl("--include", "--header", "Host: nobody.acme.com"))
        .startsWith("0 HTTP/1.1 404 Not Found\n")
        .contains("\ncontent-length: 0\n")
        .endsWith("\n\n");
  }

  @Test
  void faults_act_at_once_in_the_callers_sidecar_and_are_gone_as_soon() {
    fault("\"fault\":{\"abort\":{\"httpStatus\":500,\"percentage\":{\"value\":50}}},");
    int aborted = 0;
    for (int i = 0; i < 40; i++) {
      String answer = get();
      boolean bad = answer.startsWith("0 HTTP/1.1 500 ");
      assertThat(answer).endsWith(bad ? "\n\nfault filter abort" : "Release: unknown\n");
      aborted += bad ? 1 : 0;
    }
    assertThat(aborted).isBetween(8, 32);
    assertThat(terminal.ok("describe virtualservice go-demo-8 --namespace go-demo-8"))
        .contains("Abort:", "Http Status:  500", "Value:  50");
    fault("");
    for (int i = 0; i < 10; i++) {
      assertThat(get()).startsWith("0 HTTP/1.1 200 ");
    }
  }

  @Test
  void a_gateway_without_pods_lets_nobody_in() {
    terminal.ok("scale deployment istio-ingressgateway --namespace istio-system --replicas 0");
    terminal.until("get endpoints istio-ingressgateway --namespace istio-system", "<none>");
    assertThat(get()).matches("(52|56) .*"); // nothing came, or the connection was reset
    terminal.ok("scale deployment istio-ingressgateway --namespace istio-system --replicas 1");
    terminal.ok(
        "rollout status deployment istio-ingressgateway --namespace istio-system --timeout=60s");
    assertThat(get()).startsWith("0 HTTP/1.1 200 ");
  }

  @Test
  void a_network_policy_drops_what_it_does_not_allow() {
    terminal.file(
        "policy.yaml",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: closed, namespace: go-demo-8}
        spec: {podSelector: {matchLabels: {app: repeater}}}
        """);
    terminal.ok("apply -f policy.yaml");
    assertThat(get()).startsWith("0 HTTP/1.1 503 ").endsWith("reset reason: connection failure");
    terminal.ok("delete -f policy.yaml");
    assertThat(get()).startsWith("0 HTTP/1.1 200 ");
  }

  @Test
  void proxies_on_both_ends_tell_what_they_saw() {
    fault("\"fault\":{\"abort\":{\"httpStatus\":555,\"percentage\":{\"value\":100}}},");
    assertThat(get()).startsWith("0 HTTP/1.1 555 ");
    fault("");
    assertThat(get()).startsWith("0 HTTP/1.1 200 ");
    List<String> told =
        terminal
            .ok("get --raw /turbulence/metrics")
            .lines()
            .filter(line -> line.startsWith("istio_requests_total{"))
            .toList();
    assertThat(told)
        .anySatisfy(line ->
            assertThat(line)
                .contains("source_workload=\"istio-ingressgateway\"")
                .contains("destination_service_name=\"repeater\"", "reporter=\"source\""))
        .anySatisfy(line ->
            assertThat(line)
                .contains("source_workload=\"repeater\"", "response_flags=\"FI\"")
                .contains("response_code=\"555\"", "destination_service_name=\"go-demo-8\""))
        .anySatisfy(line ->
            assertThat(line)
                .contains("source_workload=\"repeater\"", "destination_workload=\"go-demo-8\"")
                .contains("reporter=\"destination\"", "response_code=\"200\""));
  }
}
