package turbulence.simulator.mesh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.mesh.rule.Hosts;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.traffic.Passage;
import turbulence.simulator.traffic.Passage.End;
import turbulence.simulator.traffic.Passage.Party;
import turbulence.simulator.traffic.Peer;
import turbulence.simulator.traffic.Telemetry;
import turbulence.simulator.workload.Service.Request;
import turbulence.simulator.workload.Service.Response;

/// What proxies tell of the requests that they saw. Shared between threads.
record Reports(Timeline timeline, Telemetry telemetry) {
  /// Who called whom, as one proxy saw it.
  ///
  /// @param host full name, or what the caller wrote
  record Line(End end, Party source, Party destination, String host) {
    static Line of(End end, @Nullable Peer source, @Nullable Peer destination, String host) {
      return new Line(end, party(source), party(destination), host);
    }

    /// Of callers without a proxy nothing is known.
    private static Party party(@Nullable Peer peer) {
      return peer == null ? Party.UNKNOWN : peer.party();
    }
  }

  void answered(Line line, Request request, Outcome outcome, Instant begun) {
    String flags = outcome.flags().isEmpty() ? "-" : outcome.flags();
    Response response = outcome.response();
    tell(
        line,
        request,
        new Passage.Response(response.status(), flags, since(begun), response.body().size()));
  }

  /// The caller left before there was an answer.
  void left(Line line, Request request, Instant begun) {
    tell(line, request, new Passage.Response(0, "DC", since(begun), 0));
  }

  private Duration since(Instant begun) {
    return Duration.between(begun, timeline.instant());
  }

  private void tell(Line line, Request request, Passage.Response response) {
    telemetry.passed(
        new Passage(
            line.end,
            line.source,
            line.destination,
            described("http", line.host, request.body().size()),
            response));
  }

  static Passage.Request described(String protocol, String host, long bytes) {
    List<String> parts = Hosts.parts(host);
    return parts.isEmpty()
        ? new Passage.Request(protocol, host, "", "", bytes)
        : new Passage.Request(protocol, host, parts.get(0), parts.get(1), bytes);
  }
}
