package turbulence.simulator.api.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Request;

/// Puts answers on the wire.
public final class Answers {
  private static final Headers JSON =
      Headers.of("Content-Type", "application/json").with("Cache-Control", "no-cache, private");
  private static final Headers TEXT =
      Headers.of("Content-Type", "text/plain; charset=utf-8")
          .with("X-Content-Type-Options", "nosniff");

  /// What Go takes for true.
  private static final Set<String> PRETTY = Set.of("1", "t", "T", "true", "TRUE", "True");

  private Answers() {}

  public static void object(Exchange exchange, int status, JsonObject object, List<String> warnings)
      throws IOException {
    exchange.reply(status, json(warnings), bytes(exchange, object));
  }

  static void refusal(Exchange exchange, Refusal refusal, List<String> warnings)
      throws IOException {
    Headers headers = json(warnings);
    if (refusal.details().orElse(JsonObject.EMPTY).get("retryAfterSeconds")
        instanceof JsonNumber seconds) {
      headers = headers.with("Retry-After", seconds.toString());
    }
    exchange.reply(refusal.code(), headers, bytes(exchange, refusal.status()));
  }

  /// Those of an answer in JSON that warns.
  static Headers json(List<String> warnings) {
    Headers headers = JSON;
    for (String warning : warnings) {
      headers = headers.with("Warning", "299 - \"" + quoted(warning) + "\"");
    }
    return headers;
  }

  static void text(Exchange exchange, int status, String text) throws IOException {
    exchange.reply(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static void notFound(Exchange exchange) throws IOException {
    text(exchange, 404, "404 page not found\n");
  }

  private static byte[] bytes(Exchange exchange, JsonObject object) throws IOException {
    boolean pretty = isPretty(exchange.request());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    JsonWriter.write(object, bytes, pretty ? 2 : -1);
    if (!pretty) {
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /// Whether a human will look at the answer: so the client says, or is a program for that.
  static boolean isPretty(Request request) {
    String wish = request.query().first("pretty");
    if (wish != null) {
      return PRETTY.contains(wish);
    }
    String agent = request.headers().first("User-Agent");
    return agent != null
        && (agent.startsWith("curl")
            || agent.startsWith("Wget")
            || agent.startsWith("Mozilla/5.0"));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
