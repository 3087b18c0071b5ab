package turbulence.simulator.mesh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import turbulence.simulator.mesh.rule.Answer;
import turbulence.simulator.mesh.rule.Asked;
import turbulence.simulator.mesh.rule.Fault;
import turbulence.simulator.mesh.rule.Retries.Failure;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service.Response;

/// What a proxy answers in somebody else's place, in Envoy's words.
final class Replies {
  private static final String BEFORE_HEADERS =
      "upstream connect error or disconnect/reset before headers. reset reason: ";

  static final Response NO_ROUTE = bare(404);
  static final Response NO_CLUSTER = bare(503);
  static final Response NONE_HEALTHY = text(503, "no healthy upstream");
  static final Response LATE = text(504, "upstream request timeout");
  static final Response OVERFLOW =
      with(text(503, BEFORE_HEADERS + "overflow"), "x-envoy-overloaded", "true");
  private static final Response REFUSED = text(503, BEFORE_HEADERS + "connection failure");
  private static final Response RESET = text(503, BEFORE_HEADERS + "connection termination");

  private Replies() {}

  static Response text(int status, String body) {
    return body.isEmpty() ? bare(status) : Response.of(status, "text/plain", body);
  }

  private static Response bare(int status) {
    return new Response(status, Headers.NONE, Body.EMPTY);
  }

  private static Response with(Response response, String name, String value) {
    return new Response(response.status(), response.headers().with(name, value), response.body());
  }

  static Response aborted(Fault fault) {
    Response reply = text(fault.httpStatus(), "fault filter abort");
    return fault.grpcStatus().isEmpty() ? reply : with(reply, "grpc-status", fault.grpcStatus());
  }

  static Response of(Answer answer, Asked asked) {
    return switch (answer) {
      case Answer.Direct direct -> text(direct.status(), direct.body());
      case Answer.Redirect redirect ->
          with(bare(redirect.status()), "location", redirect.location(asked));
    };
  }

  /// To the port where TLS is spoken.
  static Response secured(Asked asked) {
    return of(new Answer.Redirect(301, "https", "", 0, ""), asked);
  }

  static Response of(Failure failure) {
    return switch (failure) {
      case CONNECT -> REFUSED;
      case RESET -> RESET;
      case TIMEOUT -> LATE;
    };
  }

  /// Why there is no answer, as access logs and metrics abbreviate it.
  static String flag(Failure failure) {
    return switch (failure) {
      case CONNECT -> "UF";
      case RESET -> "UC";
      case TIMEOUT -> "UT";
    };
  }

  /// An answer as the proxy hands it on: names in lower case, and the proxy's own.
  static Response handedOn(Response response, String server) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(response.headers().all().size() + 1);
    for (Map.Entry<String, String> header : response.headers().all()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals("server")) {
        headers.add(Map.entry(name, header.getValue()));
      }
    }
    headers.add(Map.entry("server", server));
    return new Response(response.status(), new Headers(headers), response.body());
  }

  /// With the time that those who were asked took.
  static Response timed(Response response, Duration took) {
    String millis = Long.toString(Math.max(0, took.toMillis()));
    return new Response(
        response.status(),
        response.headers().set("x-envoy-upstream-service-time", millis),
        response.body());
  }
}
