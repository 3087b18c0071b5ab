package turbulence.app.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import turbulence.simulator.scenario.Simulator;
import turbulence.simulator.scenario.Sketch;

/// A simulated cluster that knows its callers by a token, and a kubeconfig that leads to it and, as
/// `certified`, to a server that is shown a certificate.
final class ClusterStage implements AutoCloseable {
  private final Simulator simulator =
      Simulator.with(Sketch.deployment("web").replicas(3)).speed(10).start();
  private final Path kubeconfig;

  /// @param server where certificates are shown
  /// @param keys of that server, and of who is known to it
  ClusterStage(Path kubeconfig, String server, Keys keys)
      throws IOException, GeneralSecurityException {
    this.kubeconfig = kubeconfig;
    String certificate = Files.readString(keys.certificate());
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        current-context: simulated
        contexts:
        - {name: simulated, context: {cluster: simulated, user: holder, namespace: default}}
        - {name: certified, context: {cluster: stub, user: certified}}
        clusters:
        - name: simulated
          cluster:
            server: %s
            certificate-authority-data: %s
        - name: stub
          cluster:
            server: %s
            certificate-authority-data: %s
        users:
        - name: holder
          user:
            token: %s
        - name: certified
          user:
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(
                simulator.url(),
                packed(simulator.certificate()),
                server,
                packed(certificate),
                simulator.token().orElse(""),
                packed(certificate),
                packed(keys.privateKey())));
  }

  private static String packed(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
