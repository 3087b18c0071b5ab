package turbulence.simulator.metrics;

import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;

/// What one proxy's passages have in common that are counted together. The pod at the other end is
/// left out, for Istio's metrics name its workload only.
///
/// @param status -1 for connections, which have none
record Sight(End end, Party source, Party destination, Line line, int status, String flags) {

  /// What was called.
  record Line(String protocol, String host, String service, String serviceNamespace) {
    static Line of(Passage.Request request) {
      return new Line(
          request.protocol(), request.host(), request.service(), request.serviceNamespace());
    }
  }

  static Sight of(Passage passage) {
    Passage.Response response = passage.response();
    return new Sight(
            passage.end(),
            passage.source(),
            passage.destination(),
            Line.of(passage.request()),
            response.status(),
            response.flags())
        .withAnyPeer();
  }

  static Sight of(End end, Party source, Party destination, Passage.Request line) {
    return new Sight(end, source, destination, Line.of(line), -1, "-").withAnyPeer();
  }

  private Sight withAnyPeer() {
    return end == End.SOURCE
        ? new Sight(end, source, anyPod(destination), line, status, flags)
        : new Sight(end, anyPod(source), destination, line, status, flags);
  }

  private static Party anyPod(Party party) {
    return new Party(
        party.namespace(), "", party.workload(), party.app(), party.version(), party.inMesh());
  }
}
