package turbulence.simulator.recording;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonText;

/// Calls over HTTP. Shared between threads.
public final class Client implements AutoCloseable {
  private final String url;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Client(String url) {
    this.url = url;
  }

  /// What came back; the body is a [JsonText] when it is no JSON.
  public record Reply(int status, String contentType, Json body, String text) {
    public JsonObject object() {
      return body instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
  }

  public Reply call(String method, String path, JsonObject headers, @Nullable Json body) {
    return call(
        method, path, headers, body instanceof JsonText t ? t.value() : body == null ? "" : body.toString());
  }

  public Reply call(String method, String path, JsonObject headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + escaped(path))).timeout(Duration.ofSeconds(30));
    for (Map.Entry<String, Json> header : headers) {
      request.header(header.getKey(), ((JsonText) header.getValue()).value());
    }
    request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, read(type, text), text);
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String path) {
    return path.replace(" ", "%20").replace("\"", "%22").replace("|", "%7C");
  }

  private static Json read(String type, String text) {
    if (!type.startsWith("application/json") && !text.startsWith("{")) {
      return new JsonText(text);
    }
    return parsed(text);
  }

  /// The tree, or the text itself when it is not one JSON value.
  static Json parsed(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonMalformed several) {
      return new JsonText(text);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
