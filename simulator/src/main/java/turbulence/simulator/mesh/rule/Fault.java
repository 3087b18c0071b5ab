package turbulence.simulator.mesh.rule;

import java.time.Duration;
import turbulence.json.JsonObject;

/// What is done to requests on purpose: some wait, some are not let through. Each is decided for
/// itself.
///
/// @param delayed the share of requests that wait
/// @param aborted the share of requests that are answered at once
/// @param grpcStatus what a gRPC client is told; empty for others
public record Fault(
    double delayed, Duration delay, double aborted, int httpStatus, String grpcStatus) {
  public static final Fault NONE = new Fault(0, Duration.ZERO, 0, 0, "");

  static Fault of(JsonObject given) {
    JsonObject delay = given.object("delay");
    JsonObject abort = given.object("abort");
    int status = Given.number(abort, "httpStatus", 0);
    String grpc = Given.text(abort, "grpcStatus");
    boolean aborts = status >= 200 && status <= 599 || !grpc.isEmpty();
    Duration time = Given.time(delay, "fixedDelay").orElse(Duration.ZERO);
    return new Fault(
        time.isZero() ? 0 : Given.share(delay),
        time,
        aborts ? Given.share(abort) : 0,
        status >= 200 && status <= 599 ? status : 200,
        grpc);
  }
}
