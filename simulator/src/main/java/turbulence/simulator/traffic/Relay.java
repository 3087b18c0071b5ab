package turbulence.simulator.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers.Line;
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

  private static final String CLIENT = "127.0.0.1";

  private final Timeline timeline;
  private volatile @Nullable Stamp stamp;

  private record Stamp(long second, String text) {}

  Relay(Timeline timeline) {
    this.timeline = timeline;
  }

  /// As nginx sends it on.
  Service.Request onward(Exchange exchange) throws IOException {
    String host = Objects.requireNonNullElse(exchange.request().headers().first("Host"), "");
    return request(
        exchange,
        List.of(
            Map.entry("X-Real-IP", CLIENT),
            Map.entry("X-Forwarded-For", CLIENT),
            Map.entry("X-Forwarded-Host", host),
            Map.entry("X-Forwarded-Proto", "http")));
  }

  /// As Envoy sends it on.
  Service.Request plain(Exchange exchange) throws IOException {
    return request(exchange, List.of(Map.entry("x-forwarded-for", CLIENT)));
  }

  private static Service.Request request(Exchange exchange, List<Map.Entry<String, String>> more)
      throws IOException {
    Request request = exchange.request();
    List<String> named = request.headers().all("Connection");
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (turbulence.simulator.http.Headers.Line line : request.headers().lines()) {
      if (!isOfOneHop(line.name(), named)) {
        headers.add(Map.entry(line.name(), line.value()));
      }
    }
    headers.addAll(more);
    return new Service.Request(
        request.method(), local(request), new Headers(headers), Body.of(exchange.body()), CLIENT);
  }

  /// Whether a header of that name, in lower case, concerns one connection only.
  static boolean isOfOneHop(String lower) {
    return OF_ONE_HOP.contains(lower);
  }

  private static boolean isOfOneHop(String name, List<String> named) {
    return isOfOneHop(name.toLowerCase(Locale.ROOT))
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
    List<Line> headers = new ArrayList<>();
    boolean dated = false;
    boolean lower = false;
    for (var header : response.headers().all()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_ONE_HOP.contains(name)) {
        headers.add(new Line(header.getKey(), header.getValue()));
        dated |= name.equals("date");
        lower |= header.getKey().equals("server");
      }
    }
    if (!dated) {
      headers.add(new Line(lower ? "date" : "Date", date()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(response.body().size());
    response.body().writeTo(bytes);
    byte[] content = bytes.toByteArray();
    if (lower) {
      headers.add(new Line("content-length", Integer.toString(content.length)));
    }
    exchange.reply(response.status(), new turbulence.simulator.http.Headers(headers), content);
  }

  /// Written once a second.
  private String date() {
    Instant now = timeline.instant();
    Stamp last = stamp;
    if (last == null || last.second != now.getEpochSecond()) {
      String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
      last = new Stamp(now.getEpochSecond(), text);
      stamp = last;
    }
    return last.text;
  }
}
