package turbulence.simulator.traffic;

import java.time.Duration;

/// A request as a proxy of the mesh saw it pass: the caller's sidecar, that of the pod it called,
/// or the gateway on the caller's side.
///
/// @param end on which end the proxy stands
/// @param source who called
/// @param destination the pod that was chosen, or what is known of it when none was
public record Passage(
    End end, Party source, Party destination, Request request, Response response) {

  /// On which end of a request a proxy stands.
  public enum End {
    SOURCE,
    DESTINATION
  }

  /// Who calls or is called; what is not known is empty.
  ///
  /// @param workload the Deployment, StatefulSet, ... that the pod belongs to, or the pod's own
  ///   name
  /// @param app the pod's label of that name, and so the version
  public record Party(
      String namespace, String pod, String workload, String app, String version, boolean inMesh) {
    public static final Party UNKNOWN = new Party("", "", "", "", "", false);
  }

  /// What was asked.
  ///
  /// @param host as the caller named it, such as `go-demo-8.go-demo-8.svc.cluster.local`
  /// @param service the service that the host stands for: its name and namespace; empty when none
  public record Request(
      String protocol, String host, String service, String serviceNamespace, long bytes) {}

  /// What was answered.
  ///
  /// @param status 0 when the caller did not wait for it
  /// @param flags why a proxy answered itself, as Envoy says it (`FI`, `DI`, `UH`, `UO`, `URX`,
  ///   ...); `-` when it did not
  public record Response(int status, String flags, Duration took, long bytes) {}
}
