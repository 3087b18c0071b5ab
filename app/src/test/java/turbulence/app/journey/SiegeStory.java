package turbulence.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static turbulence.app.journey.Told.Check.AFTER;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The end of the book's chapter about the network, typed as it stands there: an application is
/// besieged, first by hand and then by an experiment.
class SiegeStory {
  private static final String K = "kubectl --namespace go-demo-8 ";
  private static final String SIEGE =
      K
          + "run siege --image yokogawa/siege --generator run-pod/v1 -it --rm"
          + " -- --concurrent 50 --time 20S ";
  private static final String PODS = K + "get pods";
  private static final String FOUR = "(?s).*\n(go-demo-8|repeater)-.*( 2/2 +Running.*){4}";

  /// After a refusal a replica refuses everything for fifteen seconds.
  private static final String COOLING = "sleep 16";

  @RegisterExtension final ReadersTerminal terminal = ReadersTerminal.withIstio();

  @Test
  void the_chapter_goes_as_printed() throws IOException {
    terminal.hasAnOldKubectl();
    anApplication();
    aSiege();
    aSiegeOfWhatHasALimit();
    anExperiment();
    terminal.sees("kubectl delete namespace go-demo-8");
  }

  private void anApplication() {
    terminal.sees("kubectl create namespace go-demo-8");
    terminal.sees("kubectl label namespace go-demo-8 istio-injection=enabled");
    terminal.sees(K + "apply --filename k8s/health/app");
    terminal.sees(K + "apply --filename k8s/network/istio.yaml");
    terminal.sees(K + "apply --filename k8s/network/repeater");
    terminal.waitsUntil(PODS, pods -> pods.matches(FOUR));
    terminal.exportsTheIngressHost();
    terminal.waitsUntil(
        "curl -s -H \"Host: repeater.acme.com\" \"http://$INGRESS_HOST?addr=http://go-demo-8\"",
        "Version: 0.0.1; Release: unknown"::equals);
  }

  private static double figure(String siege, String name) {
    Matcher line = Pattern.compile("\n" + name + ":\\s+([0-9.]+)").matcher(siege);
    assertThat(line.find()).as("%s: %s", name, siege).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private void aSiege() {
    String siege = terminal.sees(SIEGE + "\"http://go-demo-8\"");
    assertThat(figure(siege, "Transactions")).isGreaterThan(1000);
    assertThat(figure(siege, "Elapsed time")).isBetween(18.0, 21.0);
    assertThat(siege).contains("pod \"siege\" deleted");
  }

  /// Two replicas let ten each pass.
  private void aSiegeOfWhatHasALimit() {
    terminal.sees(COOLING);
    String siege = terminal.sees(SIEGE + "\"http://go-demo-8/limiter\"");
    assertThat(figure(siege, "Successful transactions")).isBetween(20.0, 22.0);
  }

  private void anExperiment() {
    terminal.sees(COOLING);
    terminal
        .types("chaos run chaos/network-dos.yaml; echo $?")
        .ends("deviated", 1)
        .missesByValue(AFTER, "app-responds-to-requests")
        .prints(
            """
            INFO Action: abort-failure
            INFO Pausing after activity for 5s...\
            """);
    assertThat(terminal.sees("cat chaostoolkit.log"))
        .contains("Transactions:", "Availability:", "Successful transactions:");
    terminal.waitsUntil(PODS, pods -> !pods.contains("siege"));
  }
}
