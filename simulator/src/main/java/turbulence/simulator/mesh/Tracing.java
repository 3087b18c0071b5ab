package turbulence.simulator.mesh;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Request;

/// The headers by which a request can be followed from proxy to proxy.
record Tracing(RandomGenerator random) {
  private static final HexFormat HEX = HexFormat.of();

  /// With those that are not there yet.
  Request stamped(Request request) {
    if (request.headers().has("x-request-id")) {
      return request;
    }
    String span = HEX.toHexDigits(random.nextLong());
    Headers headers =
        request
            .headers()
            .with(
                List.of(
                    Map.entry("x-forwarded-proto", "http"),
                    Map.entry("x-request-id", id()),
                    Map.entry("x-b3-traceid", HEX.toHexDigits(random.nextLong()) + span),
                    Map.entry("x-b3-spanid", span),
                    Map.entry("x-b3-sampled", "0")));
    return new Request(
        request.method(), request.target(), headers, request.body(), request.peerIp());
  }

  String id() {
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low).toString();
  }

  static Request counted(Request request, int attempt) {
    return new Request(
        request.method(),
        request.target(),
        attempt == 1 && !request.headers().has("x-envoy-attempt-count")
            ? request.headers().with("x-envoy-attempt-count", "1")
            : request.headers().set("x-envoy-attempt-count", Integer.toString(attempt)),
        request.body(),
        request.peerIp());
  }
}
