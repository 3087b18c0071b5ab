package turbulence.simulator.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Request;
import turbulence.simulator.time.Timeline;
import turbulence.simulator.workload.Body;
import turbulence.simulator.workload.Headers;
import turbulence.simulator.workload.Service;

/// Turns requests from outside into requests inside, and answers the other way round, without what
/// concerns only one connection.
final class Relay {
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "expect");

  private final Timeline timeline;

  Relay(Timeline timeline) {
    this.timeline = timeline;
  }

  Service.Request onward(Exchange exchange) throws IOException {
    Request request = exchange.request();
    Headers headers = Headers.NONE;
    for (turbulence.simulator.http.Headers.Line line : request.headers().lines()) {
      if (!isOfOneHop(line.name(), request.headers().all("Connection"))) {
        headers = headers.with(line.name(), line.value());
      }
    }
    String host = headers.first("Host").orElse("");
    headers =
        headers
            .with("X-Real-IP", "127.0.0.1")
            .with("X-Forwarded-For", "127.0.0.1")
            .with("X-Forwarded-Host", host)
            .with("X-Forwarded-Proto", "http");
    return new Service.Request(
        request.method(), local(request), headers, Body.of(exchange.body()), "127.0.0.1");
  }

  private static boolean isOfOneHop(String name, List<String> named) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_ONE_HOP.contains(lower)
        || named.stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .anyMatch(word -> word.strip().equalsIgnoreCase(name));
  }

  /// The target without scheme and host.
  private static String local(Request request) {
    String target = request.target();
    int scheme = target.indexOf("://");
    if (target.startsWith("/") || scheme < 0) {
      return target;
    }
    int from = scheme + 3;
    while (from < target.length() && "/?".indexOf(target.charAt(from)) < 0) {
      from++;
    }
    String rest = target.substring(from);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  void back(Exchange exchange, Service.Response response) throws IOException {
    turbulence.simulator.http.Headers headers = turbulence.simulator.http.Headers.NONE;
    for (var header : response.headers().all()) {
      if (!OF_ONE_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        headers = headers.with(header.getKey(), header.getValue());
      }
    }
    if (!headers.has("Date")) {
      headers =
          headers.with(
              "Date",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  timeline.instant().atOffset(ZoneOffset.UTC)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(response.body().size());
    response.body().writeTo(bytes);
    exchange.reply(response.status(), headers, bytes.toByteArray());
  }
}
